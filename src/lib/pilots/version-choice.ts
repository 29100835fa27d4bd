import type { Publication } from './pilot.ts';

/** Which two versions are compared: what the address asks for where it is there, else the newest and the one before. */
export function chosenPair(params: URLSearchParams, numbers: readonly number[]): { from: number; to: number } | null {
	if (numbers.length < 2) return null;
	const asked = (name: string) => numbers.find((number) => String(number) === params.get(name));
	const to = asked('til') ?? Math.max(...numbers);
	const wanted = asked('fra');
	const from = wanted === undefined || wanted === to ? neighbourOf(to, numbers) : wanted;
	return from < to ? { from, to } : { from: to, to: from };
}

/** The version before it, or the one after the first. */
function neighbourOf(number: number, numbers: readonly number[]): number {
	const earlier = numbers.filter((each) => each < number);
	return earlier.length > 0 ? Math.max(...earlier) : Math.min(...numbers.filter((each) => each > number));
}

type Dated = { number: number; publication: Publication; publishedOn: string | null };

/** Whether readers once saw the version and now see a later one; a draft that was laid aside was never seen. */
export function isReplaced({ number, publication, publishedOn }: Dated, all: readonly Dated[]): boolean {
	const wasSeen = publication === 'withdrawn' && publishedOn !== null;
	return wasSeen && all.some((other) => other.number > number && other.publishedOn !== null);
}
