import { ledgerReply } from '#lib/api/public-ledger.server.ts';
import { mayRead } from '#lib/api/reply.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';

export const GET = ({ request, url }) => ledgerReply(request, db(), url.searchParams.get('project'), today());

export const OPTIONS = mayRead;
