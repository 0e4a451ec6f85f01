// Web Chat's middleware wants React's elements and does not hand out React. Its elements are plain objects of this shape (React 16 to 18).

export const element = (type, props, ...children) => ({
  $$typeof: Symbol.for('react.element'),
  type,
  key: null,
  ref: null,
  props: { ...props, ...(children.length && { children: children.length === 1 ? children[0] : children }) },
  _owner: null
});
