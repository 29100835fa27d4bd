/**
 * Signs that the fonts of our PDFs have, told by trying each: Latin with every accent, Greek, Cyrillic, and the
 * punctuation, arrows and signs that people write. A file that must be readable by everybody may hold no other.
 */
const others =
	/[^\n\u0020-\u007E\u00A0-\u02E4\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u03CE\u0400-\u045F\u1E00-\u1E9B\u1E9E\u1EA0-\u1EF9\u2000-\u2037\u2039-\u203E\u2044\u2070\u2071\u2074-\u208E\u20AC\u2100-\u2103\u2116\u2122\u2126\u212A\u212B\u2153-\u215E\u2190-\u2199\u2200-\u220D\u220F-\u221C\u221E\u221F\u2223-\u222B\u2248\u2260-\u2262\u2264\u2265\u25A0\u25A1\u25CE-\u25D7\u2605]/gu;

/** With an empty box for each sign that cannot be set, as for a picture sign. */
export function printable(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\t/g, ' ')
		.replace(/\p{M}|\u200D|\uFE0F/gu, '')
		.replace(others, '\u25A1');
}
