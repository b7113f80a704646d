// What somebody gains or loses becomes more or less. The poles have these words as well, as those of a contest.
export const GAINED = /^(?:gain\p{L}*|won|add(?:s|ed)|gew[ao]nn\p{L}*|gagn\p{L}+|gan[aó]\p{L}*|приобре\p{L}+)$/u;
export const LOST = /^(?:lost|los(?:es?|ing)|verlor\p{L}*|verlier\p{L}*|perd\p{L}+|потеря\p{L}+)$/u;
