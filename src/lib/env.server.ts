/**
 * Everything the environment may say, read and checked once. Serves the site, the command line and the tests alike.
 * A bad value stops the start with one line that names the variable.
 */
export type Env = {
	databaseUrl: string;
	dataDir: string;
	origin: string;
	/** True while invented demonstration data may be loaded and shown. */
	demo: boolean;
	/** Whether the demonstration's people can sign in: their password is public, so not on an address open to others. */
	demoSignIns: boolean;
	smtpUrl: string | undefined;
	/** Sender of all mail. */
	mailFrom: string;
	/** Where the Commission's monthly rates are fetched each day; undefined = nowhere. */
	ratesUrl: string | undefined;
	/** A machine that suggests translations, and what it asks of its callers; undefined = people write them themselves. */
	translation: { url: string; key: string | undefined } | undefined;
	/** How much one caller may ask of the interface for programs in five minutes; 0 = as much as one likes. */
	apiLimits: { read: number; write: number };
	/** Seals suppliers' answers; undefined = one is kept in the data folder. */
	sealKey: Buffer | undefined;
	/** True when the site is reached over https, so that browsers may be told to insist on it. */
	https: boolean;
};

type Source = Readonly<Record<string, string | undefined>>;

class BadEnvironment extends Error {}

/** @throws BadEnvironment with one line that names the variable */
export function readEnv(source: Source): Env {
	const databaseUrl = source['DATABASE_URL'] ?? '';
	if (!/^postgres(ql)?:\/\//.test(databaseUrl)) throw bad('DATABASE_URL', 'must be a postgres:// address');

	const origin = source['ORIGIN'] ?? `http://${source['HOST'] ?? '127.0.0.1'}:${port(source['PORT'])}`;
	if (!/^https?:\/\/[^/]+$/.test(origin)) throw bad('ORIGIN', 'must be like https://sol.example, without a path');

	return {
		databaseUrl,
		dataDir: source['DATA_DIR'] ?? '.data',
		origin,
		https: origin.startsWith('https:'),
		...readMail(source),
		ratesUrl: readRatesUrl(source['RATES_URL']),
		translation: readTranslation(source),
		apiLimits: { read: limit(source, 'API_READS', 600), write: limit(source, 'API_WRITES', 120) },
		sealKey: readSealKey(source['SEAL_KEY']),
		...readDemo(source)
	};
}

function readMail(source: Source) {
	const smtpUrl = source['SMTP_URL'];
	if (smtpUrl && !/^smtps?:\/\//.test(smtpUrl)) throw bad('SMTP_URL', 'must be a smtp:// or smtps:// address');
	return {
		smtpUrl: smtpUrl === '' ? undefined : smtpUrl,
		mailFrom: source['MAIL_FROM'] ?? 'SOL <ikke-svar@sol.example>'
	};
}

function readRatesUrl(address: string | undefined): string | undefined {
	if (address === undefined || address === '') return undefined;
	if (!/^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/.test(address))
		throw bad('RATES_URL', 'must be a http:// or https:// address without a query');
	return address;
}

function readTranslation(source: Source): Env['translation'] {
	const [url = '', key = ''] = [source['TRANSLATION_URL'], source['TRANSLATION_KEY']];
	if (url === '') {
		if (key !== '') throw bad('TRANSLATION_KEY', 'is of no use without TRANSLATION_URL');
		return undefined;
	}
	if (!/^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/.test(url))
		throw bad('TRANSLATION_URL', 'must be a http:// or https:// address without a query');
	return { url, key: key === '' ? undefined : key };
}

function readSealKey(text: string | undefined): Buffer | undefined {
	if (text === undefined || text === '') return undefined;
	const isHex = /^[0-9a-f]{64}$/i.test(text);
	if (!isHex && !/^[\w+/-]{43}=?$/.test(text)) throw bad('SEAL_KEY', 'must be 32 bytes, as base64 or 64 hex digits');
	return Buffer.from(text, isHex ? 'hex' : 'base64');
}

function readDemo(source: Source) {
	const demo = source['DEMO'] ?? '0';
	if (demo !== '0' && demo !== '1') throw bad('DEMO', 'must be 0 or 1');
	return { demo: demo === '1', demoSignIns: demo === '1' && source['DEMO_SIGN_INS'] !== '0' };
}

function port(value: string | undefined): number {
	const number = Number(value ?? '3000');
	if (!Number.isInteger(number) || number < 1 || number > 65_535) throw bad('PORT', 'must be a number from 1 to 65535');
	return number;
}

function limit(source: Source, name: string, otherwise: number): number {
	const text = source[name] ?? '';
	if (text === '') return otherwise;
	if (!/^\d{1,9}$/.test(text)) throw bad(name, 'must be a whole number, or 0 for no limit');
	return Number(text);
}

function bad(name: string, rule: string): BadEnvironment {
	return new BadEnvironment(`${name} ${rule}.`);
}

let current: Env | undefined;

/** The environment of this process, read at the first use so that a build needs none. */
export function env(): Env {
	current ??= readEnv(process.env);
	return current;
}
