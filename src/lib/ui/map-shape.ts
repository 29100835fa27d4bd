/** Kinds of marks are told apart by their shape, never by colour alone. */
export type Shape = 'circle' | 'square' | 'triangle';
