/** The bytes of a text file as text: which letters they mean is told from the bytes alone. */

/** UTF-8 or UTF-16 with their marks or without, else as older spreadsheets of Windows save. */
export function fileText(bytes: Uint8Array): string {
	const encoding = encodingOf(bytes);
	const text = new TextDecoder(encoding).decode(bytes);
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export function encodingOf(bytes: Uint8Array): Encoding {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	const zeros = zerosIn(bytes.subarray(0, 1000));
	if (zeros.odd > 2 * zeros.even) return 'utf-16le';
	if (zeros.even > 2 * zeros.odd) return 'utf-16be';
	return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Letters of ours have a zero in one of their two bytes; a file of single bytes has none at all. */
function zerosIn(bytes: Uint8Array): { even: number; odd: number } {
	const zeros = { even: 0, odd: 0 };
	bytes.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1;
	});
	return zeros;
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
