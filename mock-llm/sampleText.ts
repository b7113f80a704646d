/** The mock agent's text for any URL: it never opens pages. */
export const SAMPLE_TEXT = `# How a hedge holds a field together

A hedge is a line of shrubs that a farmer plants and cuts, and it does more work than a fence. Its roots hold the topsoil when
heavy rain runs down a slope, so the ditch below stays clear. On a windy plain a hedge of two metres slows the air for about
twenty metres behind it, and the crop there loses less water. Farmers who measured it found that the sheltered strip ripened
several days earlier than the open field.

## Who lives in it

Hawthorn, blackthorn and hazel flower one after another, which feeds bees from March until July. Beetles that winter at the foot of
the hedge walk into the field in spring and eat aphids. A hedge that is cut every third year carries many more berries than one
that is cut each autumn, because most shrubs fruit on old wood.

## What it costs

Planting takes five young shrubs for each metre and a guard against deer for the first years. A hedge also takes land, and its shade
lowers the yield of the first rows. Over a whole field the sheltered strip usually repays what the shaded rows lose. More is said in
[the guide to laying a hedge](https://example.org/laying-a-hedge).
`;
