/** What a firm must be before what it registers is read by others. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import type { Issue } from '#lib/decision.ts';
import { organisation } from '#lib/organisations/schema.server.ts';

/**
 * A firm that waits for verification writes drafts and sends none in: the secretariat would be asked to publish a product
 * of somebody it does not know yet, and the sheet would show the firm before its own page may. An adviser owns none.
 */
export async function firmIssues(db: Db, organisationId: string): Promise<Issue[]> {
	const [firm] = await db
		.select({ isAdviser: organisation.isAdviser, isVerified: sql<boolean>`${organisation.verifiedAt} is not null` })
		.from(organisation)
		.where(eq(organisation.id, organisationId));
	if (firm?.isAdviser) return [{ field: '', key: 'solution.adviser_owns_none' }];
	return firm?.isVerified === false ? [{ field: '', key: 'solution.firm_waits' }] : [];
}
