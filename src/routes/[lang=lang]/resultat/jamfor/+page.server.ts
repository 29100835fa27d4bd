import { db } from '#lib/db.server.ts';
import { comparisonFor } from '#lib/results/comparing.server.ts';

export const load = ({ locals, url }) => comparisonFor(db(), url.searchParams, locals.lang);
