/** A condition that doesn't exclude everything else, as "only if" does. */
export const PLAIN_CONDITION = /^(?:if|when|whenever|wenn|falls|sobald|si|cuando|quand|lorsque|если|когда)$/iu;
