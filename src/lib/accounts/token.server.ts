/** Secrets that travel in a cookie or a link. The database knows only their hash, so a stolen copy of it opens nothing. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, safe in an address. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex: enough for a secret that nobody can guess. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}
