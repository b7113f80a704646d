/**
 * Runs in the page's own world before its scripts: shadow roots that they close stay open to the page reader, which runs
 * in another world. The page itself still finds them closed. Those that the HTML declares as closed stay unread.
 */
export const OPEN_SHADOW_ROOTS = `{
  const { apply } = Reflect;
  const closed = new WeakSet();
  // The page may change these functions later.
  closed.add = closed.add;
  closed.has = closed.has;
  // A proxy of a function looks like the browser's own to a script that asks for its source.
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, {
    apply(attach, host, values) {
      const isClosed = '' + values[0]?.mode === 'closed';
      const root = apply(attach, host, isClosed ? [{ __proto__: values[0], mode: 'open' }] : values);
      if (isClosed) closed.add(root);
      return root;
    },
  });
  const hide = (prototype, name, hidden) => {
    const property = Object.getOwnPropertyDescriptor(prototype, name);
    const get = new Proxy(property.get, {
      apply(get, owner, values) {
        const value = apply(get, owner, values);
        return closed.has(name === 'mode' ? owner : value) ? hidden : value;
      },
    });
    Object.defineProperty(prototype, name, { ...property, get });
  };
  hide(Element.prototype, 'shadowRoot', null);
  hide(ShadowRoot.prototype, 'mode', 'closed');
}`;
