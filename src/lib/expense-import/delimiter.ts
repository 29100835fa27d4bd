/** What parts the values of a text file. Excel says it in a first line of its own, all others leave it to be found. */

export type Delimiter = ';' | ',' | '\t';
const candidates: readonly Delimiter[] = ['\t', ';', ','];
const linesLooked = 20;

/** The text without Excel's own line, how many lines that took, and the mark. */
export function delimited(text: string): { text: string; skipped: number; delimiter: Delimiter } {
	const told = /^"?sep=([;,\t])"?\r?\n?/i.exec(text);
	if (told) return { text: text.slice(told[0].length), skipped: 1, delimiter: told[1] as Delimiter };
	return { text, skipped: 0, delimiter: sniffed(text) };
}

/**
 * The mark that parts most lines into equally many values. A comma counts for less: it stands in amounts too, and what
 * it parts evenly a semicolon parts as well where there is one.
 */
function sniffed(text: string): Delimiter {
	const lines = withoutQuoted(text.slice(0, 100_000))
		.split(/\r\n|\r|\n/)
		.filter((line) => line.trim() !== '')
		.slice(0, linesLooked);
	let best: { mark: Delimiter; lines: number } = { mark: ';', lines: 0 };
	for (const mark of candidates) {
		const agreeing = mostCommon(lines.map((line) => line.split(mark).length - 1).filter((count) => count > 0));
		if (agreeing > best.lines) best = { mark, lines: agreeing };
	}
	return best.mark;
}

function withoutQuoted(text: string): string {
	return text.replace(/"(?:[^"]|"")*"/g, '');
}

/** How often the most common number comes. */
function mostCommon(numbers: readonly number[]): number {
	const counts = new Map<number, number>();
	for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
	return Math.max(0, ...counts.values());
}
