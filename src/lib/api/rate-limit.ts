/**
 * How much one caller may ask for. What was asked is counted by whole windows of five minutes that are the same for all,
 * so that nothing is kept of a caller when one is over.
 */
export const WINDOW_SECONDS = 300;
/** More than these at once are an attack: whoever came first is then forgotten first. */
const MOST_CALLERS = 100_000;

/** How many requests in a window; 0 = as many as one likes. */
export type Limits = { readonly read: number; readonly write: number };
type What = keyof Limits;
/** What a request counts against: an address for all that it asks, a key for what is written with it. */
export type Counted = { readonly what: What; readonly caller: string };

type Standing = { what: What; quota: number; left: number; seconds: number };
export type Allowance = { isOver: boolean; standings: readonly Standing[] };

/** Counts one request each time it is called. @param now in milliseconds */
export function newCounter(limits: Limits): (of: readonly Counted[], now: number) => Allowance {
	const counts = new Map<string, number>();
	let endsAt = -Infinity;
	return (of, now) => {
		if (now >= endsAt) {
			counts.clear();
			endsAt = now + WINDOW_SECONDS * 1000;
		}
		const seconds = Math.ceil((endsAt - now) / 1000);
		const limited = of.filter(({ what }) => limits[what] > 0);
		const standings = limited.map(({ what, caller }) => {
			const used = increment(counts, `${what} ${caller}`);
			return { what, quota: limits[what], left: limits[what] - used, seconds };
		});
		return { isOver: standings.some(({ left }) => left < 0), standings };
	};
}

function increment(counts: Map<string, number>, key: string): number {
	const used = (counts.get(key) ?? 0) + 1;
	counts.set(key, used);
	const oldest = counts.size > MOST_CALLERS ? counts.keys().next().value : undefined;
	if (oldest !== undefined) counts.delete(oldest);
	return used;
}

/** As the IETF's draft on rate limit fields has them; none when nothing is limited. */
export function rateHeaders({ isOver, standings }: Allowance): Record<string, string> {
	const [first] = standings;
	if (!first) return {};
	const listed = (item: (each: Standing) => string) => standings.map(item).join(', ');
	return {
		'RateLimit-Policy': listed(({ what, quota }) => `"${what}";q=${quota};w=${WINDOW_SECONDS}`),
		RateLimit: listed(({ what, left, seconds }) => `"${what}";r=${Math.max(0, left)};t=${seconds}`),
		...(isOver ? { 'Retry-After': String(first.seconds) } : {})
	};
}
