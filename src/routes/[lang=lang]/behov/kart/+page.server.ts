import { gapTable } from './gaps.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => gapTable();
