/** What piles up at the secretariat. */
export type QueueName =
	| 'pilots'
	| 'solutions'
	| 'needs'
	| 'suppliers'
	| 'measurements'
	| 'lessons'
	| 'translations'
	| 'expenses'
	| 'budget'
	| 'rates'
	| 'rules'
	| 'glossary'
	| 'accessibility'
	| 'mail';
