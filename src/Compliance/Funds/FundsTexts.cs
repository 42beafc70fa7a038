using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>The sentences of the room's refusals.</summary>
internal static class FundsTexts
{
    public static void Add(Texts texts) => texts
        .Add("BUDGET_OVERDRAWN", "预算 {budget} 可用 {available} 元（总额 {total} − 已承诺 {committed} − 已支出 {spent}），本次需要 {amount} 元，超出 {short} 元。",
            "Budget {budget} has {available} left ({total} − {committed} committed − {spent} spent); {amount} is asked, {short} too much.")
        .Add("PERSON_TO_BE_PAID", "尚有应付此人的款项：{fundUse}。", "This person is still to be paid: {fundUse}.")
        .Add("BUDGET_EXISTS", "预算 {budget} 已经下达；请改用调整或调剂。", "Budget {budget} is allocated already; adjust it or transfer to it.")
        .Add("BUDGET_UNKNOWN", "没有预算 {budget}。", "There is no budget {budget}.")
        .Add("BUDGET_CLOSED", "预算 {budget} 已经关闭。", "Budget {budget} is closed.")
        .Add("BUDGET_MALFORMED", "{field} 不是预算编号（budget/分支机构/年度/科目）。", "{field} is no budget id (budget/branch/year/line).")
        .Add("BUDGET_OF_OTHER_BRANCH", "预算 {budget} 不属于本分支机构。", "Budget {budget} belongs to another branch.")
        .Add("BUDGET_YEAR", "{field} 必须在 2000 至 2100 之间。", "{field} lies between 2000 and 2100.")
        .Add("BUDGET_LINE", "{field} 只能用小写字母、数字和连字符，至多 40 个字符。", "{field} has lower-case letters, digits and hyphens only, 40 at most.")
        .Add("BUDGET_YEAR_RUNNING", "{year} 年度尚未结束，不能关闭预算。", "The year {year} is not over; its budgets stay open.")
        .Add("CHANGE_ZERO", "{field} 不能为零。", "{field} must not be zero.")
        .Add("TRANSFER_TO_ITSELF", "预算 {budget} 不能调剂给自己。", "Budget {budget} cannot be transferred to itself.")
        .Add("TRANSFER_BETWEEN_YEARS", "不能跨年度调剂：{from} → {to}。", "No transfer between years: {from} → {to}.")
        .Add("COMMITMENT_EXCEEDED", "预算 {budget} 为 {reference} 仅保留 {open} 元，不能动用 {amount} 元。", "Budget {budget} holds {open} for {reference}; {amount} cannot be taken from it.")
        .Add("REFUND_OVER_SPENT", "{reference} 在预算 {budget} 仅支出 {spent} 元，不能退回 {amount} 元。", "{reference} spent {spent} of budget {budget}; {amount} cannot come back.")
        .Add("DATE_IN_FUTURE", "{field} 不能晚于今天。", "{field} must not lie in the future.")
        .Add("INVOICE_CODE", "{field}：8 位号码的发票必须填写发票代码。", "{field}: an invoice with a number of 8 digits needs its code.")
        .Add("INVOICE_TWICE", "{field}：发票 {invoice} 在同一报销单中出现两次。", "{field}: invoice {invoice} stands in the claim twice.")
        .Add("LINK_KIND", "{field} 只能关联活动或接待。", "{field} links an activity or a reception only.")
        .Add("LINK_UNKNOWN", "{field}：没有找到 {id}，或您无权查看。", "{field}: {id} was not found, or you may not see it.")
        .Add("LINK_OF_OTHER_BRANCH", "{field}：{id} 属于另一分支机构。", "{field}: {id} belongs to another branch.")
        .Add("BRANCH_FIXED", "{field} 不能更改：本单属于 {branch}。", "{field} cannot change: the claim belongs to {branch}.")
        .Add("PARTY_PERSON", "{field}：单位没有个人编号。", "{field}: a company has no person id.")
        .Add("ACCOUNT_MALFORMED", "{field} 应为 6 至 34 位字母或数字。", "{field} has 6 to 34 letters or digits.")
        .Add("PAID_BEFORE_APPROVAL", "当前状态为 {status}：未经最终批准不得支付。", "In state {status}: nothing is paid before the final approval.")
        .Add("PAID_OVER_APPROVED", "批准 {approved} 元，支付 {amount} 元，超出 {over} 元。", "{approved} was approved; {amount} is {over} too much.")
        .Add("SETTLE_EVERY_LINE", "{field}：共 {count} 行，每行必须且只能填写一次。", "{field}: each of the {count} lines is settled exactly once.")
        .Add("SETTLED_OVER_PAID", "实际 {actual} 元超过已支付的 {paid} 元。", "The actual amount {actual} is above the {paid} that was paid.")
        .Add("SETTLED_OVER_APPROVED", "预算 {budget} 批准 {approved} 元，实际 {actual} 元。", "Budget {budget}: {approved} was approved, {actual} is the actual amount.")
        .Add("SPONSOR_CONTRACT", "{field}：赞助收入必须有合同编号或合同附件。", "{field}: sponsorship needs a contract, by number or as an attachment.");
}
