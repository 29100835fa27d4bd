import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { projectLeads } from '#lib/site/project-leads.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ leads: await projectLeads(db(), today()) });
