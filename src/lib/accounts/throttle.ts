/** How often somebody may try within a quarter of an hour. */
export const WINDOW_MINUTES = 15;

export type Limit = {
	/** What is counted, as `sign-in`. */
	readonly what: string;
	/** Tries for one account, wherever they come from. */
	readonly perAccount: number;
	/** Tries from one address, whatever accounts they name: a whole town hall may share one. */
	readonly perAddress: number;
};

export const signInLimit: Limit = { what: 'sign-in', perAccount: 5, perAddress: 30 };
export const resetLimit: Limit = { what: 'reset', perAccount: 3, perAddress: 20 };
/** Of those who ask by mail to follow something. */
export const followLimit: Limit = { what: 'follow', perAccount: 5, perAddress: 20 };
/** Of those who register a firm, by address of mail; and of one firm, so that nobody mails its people without end. */
export const registerLimit: Limit = { what: 'register', perAccount: 3, perAddress: 10 };
export const firmLimit: Limit = { what: 'register-firm', perAccount: 3, perAddress: 100 };

/** The address as it is counted: an IPv6 customer has a whole /64, so that is one; IPv4 inside IPv6 is IPv4. */
export function countedAddress(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
	const before = head === '' ? [] : head.split(':');
	const after = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
	const groups = [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4);
	return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}

/** What a refused form answers: 429 when it came too often, else 422. */
export function statusOf(issues: readonly { key: string }[]): 422 | 429 {
	return issues.some(({ key }) => key === 'account.too_many_tries') ? 429 : 422;
}
