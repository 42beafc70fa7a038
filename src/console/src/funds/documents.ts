import { graphql } from '../generated';

export const Claims = graphql(`
  query Claims($first: Int, $after: String, $last: Int, $before: String, $where: FundUseFilterInput, $order: [FundUseSortInput!], $asOf: DateTime) {
    fundUses(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { ...ClaimRow }
    }
  }
`);

/** What the form of a claim is filled from. */
export const FundUseValues = graphql(`
  fragment FundUseValues on FundUse {
    title purpose occurredOn endedOn linkedId
    branch { id }
    payee { kind name bank person { name } }
    lines { item budgetId amount note }
    invoices { number code seller date amount file }
    attachments { hash name kind }
  }
`);

export const ApproveFundUse = graphql(`mutation ReviewApproveFundUse($input: ApproveFundUseStepInput!) { approveFundUseStep(input: $input) { fundUse { id version status } errors { ...ActFailure } } }`);
export const ReturnFundUse = graphql(`mutation ReviewReturnFundUse($input: ReturnFundUseInput!) { returnFundUse(input: $input) { fundUse { id version status } errors { ...ActFailure } } }`);
export const RejectFundUse = graphql(`mutation ReviewRejectFundUse($input: RejectFundUseInput!) { rejectFundUse(input: $input) { fundUse { id version status } errors { ...ActFailure } } }`);
export const WithdrawFundUse = graphql(`mutation ReviewWithdrawFundUse($input: WithdrawFundUseInput!) { withdrawFundUse(input: $input) { fundUse { id version status } errors { ...ActFailure } } }`);
export const RequestPayment = graphql(`mutation ReviewRequestPayment($input: RequestPaymentInput!) { requestPayment(input: $input) { fundUse { id version status } errors { ...ActFailure } } }`);
export const RecordPayment = graphql(`mutation ReviewRecordPayment($input: RecordPaymentInput!) { recordPayment(input: $input) { fundUse { id version status } errors { ...ActFailure } } }`);
export const SettleFundUse = graphql(`mutation ReviewSettleFundUse($input: SettleFundUseInput!) { settleFundUse(input: $input) { fundUse { id version status } errors { ...ActFailure } } }`);
