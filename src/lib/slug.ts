const letters: Readonly<Record<string, string>> = {
	æ: 'ae',
	ø: 'o',
	œ: 'oe',
	ß: 'ss',
	ð: 'd',
	þ: 'th',
	ł: 'l',
	đ: 'd'
};

/** A title as it stands in an address: a–z, 0–9 and single hyphens. Empty when the title has no such letter. */
export function slugOf(title: string, max = 60): string {
	const plain = title
		.slice(0, 1000)
		.toLowerCase()
		.replace(/[æøœßðþłđ]/g, (letter) => letters[letter] ?? '')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '');
	const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');

	let slug = (words[0] ?? '').slice(0, max);
	for (const word of words.slice(1)) {
		if (slug.length + 1 + word.length > max) break;
		slug += `-${word}`;
	}
	return slug;
}
