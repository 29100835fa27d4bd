import { db } from '#lib/db.server.ts';
import { withdrawnPilot } from '#lib/pilots/pilot-life.server.ts';

/** Stands above the page, so that its error page knows what was taken away. */
export const load = async ({ params }) => ({ withdrawn: (await withdrawnPilot(db(), params.slug)) ?? null });
