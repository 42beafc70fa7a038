using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>Budgets, expenditure claims, invoices and income; declared in <c>funds.graphql</c>.</summary>
internal static class FundsModule
{
    public static Room Room() => Sdl(Events(new Room("Funds") { Texts = FundsTexts.Add }))
        .Stream(Budget.Kind).Stream(Commitment.Kind).Stream(FundUse.Kind).Stream(Invoice.Kind).Stream(Invoice.FileKind).Stream(Income.Kind)
        .Reactor<ActivityMoney>().Service<IFactSource, FundUseHistory>().Service<IRetention, UnpaidPayees>();

    private static Room Events(Room room) => room
        .Event<BudgetAllocated>("budget_allocated").Event<BudgetAdjusted>("budget_adjusted")
        .Event<BudgetTransferredOut>("budget_transferred_out").Event<BudgetTransferredIn>("budget_transferred_in").Event<BudgetClosed>("budget_closed")
        .Event<BudgetCommitted>("budget_committed").Event<BudgetReleased>("budget_released").Event<BudgetSpent>("budget_spent").Event<BudgetRefunded>("budget_refunded")
        .Event<CommitmentMoved>("commitment_moved").Event<CommitmentClosed>("commitment_closed")
        .Event<FundUseDrafted>("fund_use_drafted").Event<FundUseEdited>("fund_use_edited").Event<FundUseSubmitted>("fund_use_submitted")
        .Event<FundUseStepApproved>("fund_use_step_approved").Event<FundUseApproved>("fund_use_approved").Event<FundUseReturned>("fund_use_returned")
        .Event<FundUseRejected>("fund_use_rejected").Event<FundUseWithdrawn>("fund_use_withdrawn")
        .Event<PaymentRequested>("payment_requested").Event<PaymentRecorded>("payment_recorded").Event<FundUseSettled>("fund_use_settled")
        .Event<InvoiceClaimed>("invoice_claimed").Event<InvoiceReleased>("invoice_released")
        .Event<IncomeRecorded>("income_recorded").Event<IncomeReversed>("income_reversed");

    private static Room Sdl(Room room) => room
        .Resolvers<FundsQueries>("Query").Resolvers<FundUseMaking>("Query", "Mutation")
        .Resolvers<FundUseChecking>("Mutation").Resolvers<BudgetMutations>("Mutation").Resolvers<IncomeMutations>("Mutation")
        .Type<OverdrawPolicy>().Type<FundUseStatus>().Type<ExpenseItem>().Type<PartyKind>().Type<IncomeKind>()
        .Type<BudgetRow>("Budget").Type<BudgetMonth>().Type<BudgetDimension>().Type<BudgetSum>().Resolvers<BudgetFields>("Budget")
        .Type<CommitmentRow>("Commitment").Resolvers<CommitmentFields>("Commitment")
        .Type<FundParty>().Resolvers<FundPartyFields>("FundParty")
        .Type<FundLine>("FundUseLine").Resolvers<FundLineFields>("FundUseLine").Type<FundInvoice>("FundUseInvoice")
        .Type<SettledLine>("FundUseSettledLine").Resolvers<SettledLineFields>("FundUseSettledLine")
        .Type<FundUseSettlement>().Resolvers<FundUseSettlementFields>("FundUseSettlement")
        .Type<FundUseRow>("FundUse").Resolvers<FundUseFields>("FundUse").Resolvers<ActivityClaims>("Activity")
        .Type<InvoiceRow>("Invoice").Resolvers<InvoiceFields>("Invoice")
        .Type<IncomeRow>("Income").Resolvers<IncomeFields>("Income")
        .Type<BooksOfBranch>().Resolvers<BooksFields>("BooksOfBranch")
        .Type<Connection<BudgetRow>>("BudgetConnection").Type<Edge<BudgetRow>>("BudgetEdge")
        .Type<Connection<CommitmentRow>>("CommitmentConnection").Type<Edge<CommitmentRow>>("CommitmentEdge")
        .Type<Connection<FundUseRow>>("FundUseConnection").Type<Edge<FundUseRow>>("FundUseEdge")
        .Type<Connection<InvoiceRow>>("InvoiceConnection").Type<Edge<InvoiceRow>>("InvoiceEdge")
        .Type<Connection<IncomeRow>>("IncomeConnection").Type<Edge<IncomeRow>>("IncomeEdge")
        .Type<BudgetPayload>("AllocateBudgetPayload", "AdjustBudgetPayload", "TransferBudgetPayload", "CloseBudgetPayload")
        .Type<FundUsePayload>("DraftFundUsePayload", "SubmitFundUsePayload", "WithdrawFundUsePayload", "ReturnFundUsePayload", "ApproveFundUseStepPayload",
            "RejectFundUsePayload", "RequestPaymentPayload", "RecordPaymentPayload", "SettleFundUsePayload")
        .Type<IncomePayload>("RecordIncomePayload", "ReverseIncomePayload")
        .Type<AllocateBudgetInput>().Type<AdjustBudgetInput>().Type<TransferBudgetInput>().Type<CloseBudgetInput>()
        .Type<FundPartyInput>().Type<FundUseLineInput>().Type<FundUseInvoiceInput>().Type<FundUseInput>("DraftFundUseInput", "SubmitFundUseInput")
        .Type<WithdrawFundUseInput>().Type<ReasonInput>("ReturnFundUseInput", "RejectFundUseInput", "ReverseIncomeInput").Type<ApproveFundUseStepInput>()
        .Type<RequestPaymentInput>().Type<RecordPaymentInput>().Type<FundUseActualInput>().Type<SettleFundUseInput>().Type<RecordIncomeInput>();
}
