/** Hashing of passwords: argon2id with the parameters OWASP recommends, a few at a time. */
import { hash, verify } from '@node-rs/argon2';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes 19 MB and a thread: more at once would starve everything else. */
const AT_ONCE = 2;
/** A hash with the same cost that no password has, for people who are not there. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$UcBb+/zNn6w201RYmXPaMA$PkqOmqn5an3Bx1sXnHZt/KCGXk1+rFbDD5qLdKPC2s8';

let running = 0;
const waiting: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
	return inTurn(() => hash(password.normalize('NFKC'), cost));
}

/** Takes as long for nobody's hash (null) as for a wrong password, so that time tells nobody who has an account. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
	const right = await inTurn(() => verify(passwordHash ?? nobody, password.normalize('NFKC')));
	return right && passwordHash !== null;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
	else running += 1;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}
