namespace Compliance.Kernel;

/// <summary>The types that every room's SDL uses; declared in <c>root.graphql</c>.</summary>
internal static class KernelModule
{
    public static Room Room() => new Room("Kernel")
    {
        Texts = texts => texts
            .Add("NOT_FOUND", "没有找到 {id}，或您无权查看。", "{id} was not found, or you may not see it.")
            .Add("NOT_ALLOWED", "您的职务不允许此操作：{act}。", "Your office does not allow this act: {act}.")
            .Add("ILLEGAL_MOVE", "当前状态为 {status}，不能执行 {act}。", "In state {status}, {act} is not possible.")
            .Add("RECORD_CHANGED", "这条记录已被改动：您看到的是第 {seen} 版，现在是第 {now} 版。请先看过再保存。", "The record has changed: you saw version {seen}, it is at version {now} now. Look at it before you save.")
            .Add("KEY_REUSED", "幂等键 {key} 已用于另一项内容不同的请求。", "The idempotency key {key} was used for a different request.")
            .Add("SELF_APPROVAL", "本人提交或经办的事项不能由本人审批。", "Nobody approves what he submitted or handled himself.")
            .Add("TOO_MANY", "{field} 最多 {max} 项。", "{field} holds at most {max} entries.")
            .Add("FILE_HASH", "{field}：文件标识应为上传后得到的 64 位 SHA-256 值。", "{field}: a file is named by the 64 hexadecimal digits its upload answered.")
            .Add("FILE_UNKNOWN", "文件 {file} 未经您上传，您也无权查看；请先上传再引用。", "File {file} was not uploaded by you, nor may you read it; upload it before it is named.")
            .Add("STEP_OF_ANOTHER", "这一步由 {role} 审批。", "This step is decided by {role}.")
            .Add("NORM_STOP", "有 {count} 项标准不允许：{clauses}。", "{count} clauses do not allow this: {clauses}.")
            .Add("FIELD_REQUIRED", "必须填写 {field}。", "{field} is required.")
            .Add("FIELD_TOO_LONG", "{field} 不得超过 {max} 个字符。", "{field} must not exceed {max} characters.")
            .Add("FIELD_UNSTORABLE", "{field} 含有无法保存的字符。", "{field} holds a character that cannot be stored.")
            .Add("AMOUNT_NEGATIVE", "{field} 不能为负数。", "{field} must not be negative.")
            .Add("AMOUNT_NOT_POSITIVE", "{field} 必须大于零。", "{field} must be above zero.")
            .Add("AMOUNT_SCALE", "{field} 最多两位小数。", "{field} has at most two decimals.")
            .Add("BAD_PAGE", "每页 0 至 {max} 条；只能用 first（可配 after）或 last（可配 before）之一。", "A page has 0 to {max} rows, asked for by first (with after) or by last (with before), not by both.")
            .Add("BAD_CURSOR", "游标不属于这个列表或这种排序，请从第一页重新翻看。", "The cursor does not belong to this list in this order; begin again at its first page.")
            .Add("BAD_ORDER", "列表不能按 {field} 排序；最多按 {max} 个字段排序。", "The list cannot be ordered by {field}; at most {max} fields order it.")
            .Add("BAD_FIELD", "没有字段 {field}。", "There is no field {field}.")
            .Add("BAD_FILTER", "不能按“{condition}”筛选：没有这个字段，或它不能这样比较。", "The filter {condition} makes no sense: there is no such field, or it is not compared like this.")
            .Add("FILTER_TOO_LARGE", "筛选条件过多，最多 {max} 项。", "The filter is too large; it holds at most {max} entries.")
            .Add("DATES_REVERSED", "{field}：结束日期早于开始日期。", "{field}: the end lies before the beginning.")
            .Add("COUNT_NEGATIVE", "{field} 不能为负数。", "{field} must not be negative."),
    }
    .Resolvers<NodeFields>("Query")
    .Type<PageInfo>().Type<Finding>().Type<FindingOutcome>().Type<Severity>().Type<Attachment>("Attachment", "AttachmentInput")
    .Type<NotFoundError>().Type<NotAllowedError>().Type<KeyReusedError>().Type<InvalidInputError>().Type<RefusedError>().Type<NormStopError>()
    .Type<BranchRef>("Branch").Type<PersonRef>("Person").Type<ClauseRef>("Clause").Type<Role>()
    .Type<ApprovalStep>().Type<Route>("PlannedRoute").Type<RouteStep>("PlannedStep").Type<StepStatus>().Resolvers<ApprovalStepFields>("ApprovalStep").Type<PlaceKind>().Type<ProvidedItem>()
    .Event<HistoryNoted>("history_noted");
}
