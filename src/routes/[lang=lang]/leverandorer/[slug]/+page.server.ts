import { found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { followState } from '#lib/follows/followers.server.ts';
import { solutionsOfSupplier } from '#lib/solutions/public-solutions.server.ts';
import { publicUses } from '#lib/solutions/public-uses.server.ts';
import { supplierPage } from '#lib/solutions/suppliers.server.ts';
import { pilotsWithSupplier } from '#lib/solutions/tried-in.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const supplier = found(await supplierPage(db(), params.slug, locals.lang));
	const [solutions, pilots, { uses }] = await Promise.all([
		solutionsOfSupplier(db(), supplier.id, locals.lang),
		pilotsWithSupplier(db(), supplier.id, today()),
		publicUses(db(), { supplier: [supplier.id] }, today())
	]);
	const follow = await followState(db(), locals.actor, { kind: 'organisation', id: supplier.id });
	return { supplier, solutions, pilots, uses, follow };
};
