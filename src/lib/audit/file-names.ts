/** Names of files in an archive: each stands once, and is a file on every system and never a path. */

const longest = 100;
/** What Windows keeps for its devices, whatever ending follows. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** In the order given; of equal names, large and small letters alike, the later ones get a number: `a (2).pdf`. */
export function fileNames(names: readonly string[]): string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		const { stem, ending } = parts(harmless(name));
		let free = stem + ending;
		for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})${ending}`;
		taken.add(free.toLowerCase());
		return free;
	});
}

function harmless(name: string): string {
	const plain = name
		.normalize('NFC')
		.replace(/[\p{C}/\\:*?"<>|]/gu, '_')
		.replace(/\s+/gu, ' ')
		.replace(/^[\s.]+|[\s.]+$/gu, '');
	if (plain === '') return 'dokument';
	return reserved.test(plain) ? `_${plain}` : plain;
}

/** Cut to what every system keeps, the ending whole. */
function parts(name: string): { stem: string; ending: string } {
	const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
	const stem = [...name.slice(0, name.length - ending.length)].slice(0, longest).join('').trimEnd();
	return { stem, ending };
}
