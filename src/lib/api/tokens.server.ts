import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { person } from '#lib/accounts/schema.server.ts';
import { hashOf, newToken } from '#lib/accounts/token.server.ts';
import type { Db } from '#lib/db.server.ts';
import { record } from '#lib/journal/journal.server.ts';
import { isLang } from '#lib/lang.ts';
import { predecessorsOf } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { apiToken } from './schema.server.ts';
import type { NewToken, Scope } from './token.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The keys that an organisation has given out, the newest first. @throws 404, 403 */
export async function tokensOf(db: Db, by: Actor, organisationId: string) {
	demandKeys(by, organisationId);
	return db
		.select({
			id: apiToken.id,
			name: apiToken.name,
			scopes: apiToken.scopes,
			createdBy: person.name,
			createdAt: apiToken.createdAt,
			usedAt: apiToken.usedAt,
			revokedAt: apiToken.revokedAt
		})
		.from(apiToken)
		.innerJoin(person, eq(person.id, apiToken.createdBy))
		.where(eq(apiToken.organisationId, organisationId))
		.orderBy(desc(apiToken.createdAt), apiToken.id)
		.limit(100);
}

/** Gives the secret, which nobody will see again. @throws 404, 403 */
export async function createToken(
	db: Db,
	by: Actor,
	organisationId: string,
	{ name, scopes }: NewToken
): Promise<string> {
	demandKeys(by, organisationId);
	const secret = newToken();
	await db.transaction(async (tx) => {
		const [row] = await tx
			.insert(apiToken)
			.values({ organisationId, name, scopes: [...scopes], tokenHash: hashOf(secret), createdBy: by.personId })
			.returning({ id: apiToken.id });
		const about = { kind: 'api_token', id: found(row).id };
		await record(tx, { kind: 'api_token.created', by: by.personId, organisationId, about, after: { name, scopes } });
	});
	return secret;
}

/** From this moment on it opens nothing; taking it back twice changes nothing. @throws 404, 403 */
export async function revokeToken(db: Db, by: Actor, organisationId: string, id: string): Promise<void> {
	demandKeys(by, organisationId);
	await db.transaction(async (tx) => {
		const own = and(
			eq(apiToken.id, found(uuid.test(id) ? id : undefined)),
			eq(apiToken.organisationId, organisationId)
		);
		const [known] = await tx.select({ name: apiToken.name }).from(apiToken).where(own).for('update');
		const { name } = found(known);
		const revoked = await tx
			.update(apiToken)
			.set({ revokedAt: new Date() })
			.where(and(own, isNull(apiToken.revokedAt)))
			.returning({ id: apiToken.id });
		if (revoked.length === 0) return;
		const about = { kind: 'api_token', id };
		await record(tx, { kind: 'api_token.revoked', by: by.personId, organisationId, about, after: { name } });
	});
}

export type Bearer = { readonly tokenId: string; readonly scopes: readonly Scope[]; readonly actor: Actor };

/**
 * Who writes with this secret: the person who made the key, in no other role than that of an editor of the one
 * organisation, so that four eyes still hold. Undefined when the key is unknown or was taken back.
 */
export async function bearerOfSecret(db: Db, secret: string): Promise<Bearer | undefined> {
	const [row] = await db
		.update(apiToken)
		.set({ usedAt: new Date() })
		.where(and(eq(apiToken.tokenHash, hashOf(secret)), isNull(apiToken.revokedAt)))
		.returning();
	if (!row) return undefined;
	const [who] = await db.select().from(person).where(eq(person.id, row.createdBy));
	const { id, name, email, language } = found(who);
	const all = await organisationDirectory(db);
	const covers = [row.organisationId, ...predecessorsOf(row.organisationId, all).map((each) => each.id)];
	const membership = { organisationId: row.organisationId, nameNb: '', nameSv: '', role: 'editor' as const, covers };
	const actor: Actor = {
		personId: id,
		name,
		email,
		language: isLang(language) ? language : 'nb',
		memberships: [membership]
	};
	return { tokenId: row.id, scopes: row.scopes as Scope[], actor };
}

function demandKeys(by: Actor, organisationId: string): void {
	demand(by, 'api_token.manage', { organisationId }, 'workspace.read');
}
