using Compliance.Kernel;

namespace Compliance.Organization;

internal static class OrganizationTexts
{
    public static void Add(Texts texts) => texts
        .Add("BRANCH_EXISTS", "已有代号为 {slug} 的机构。", "There is already a branch {slug}.")
        .Add("BRANCH_UNKNOWN", "{field}：没有机构 {branch}。", "{field}: there is no branch {branch}.")
        .Add("BRANCH_CLOSED", "{field}：机构 {branch} 已撤销。", "{field}: branch {branch} is closed.")
        .Add("BRANCH_HAS_CHILDREN", "下设机构尚未撤销：{branches}。", "Branches beneath it are still open: {branches}.")
        .Add("SLUG_INVALID", "{field} 只能由小写字母、数字和连字符组成，最多 40 个字符。", "{field} consists of lower-case letters, digits and hyphens, at most 40.")
        .Add("PERSON_EXISTS", "此人已登记。", "This person is registered already.")
        .Add("PERSON_UNKNOWN", "此人尚未登记。", "This person is not registered.")
        .Add("PERSON_ERASED", "此人的个人信息已删除：{person}。", "This person has been erased: {person}.")
        .Add("PERSON_HOLDS_OFFICE", "此人仍担任或将担任职务 {role}，应先撤销职务。", "This person holds, or will hold, the office {role}; revoke it first.")
        .Add("SELF_GRANT", "任何人不得为自己授予或撤销职务。", "Nobody grants himself an office or takes one from himself.")
        .Add("ROLE_NEEDS_BRANCH", "职务 {role} 必须指定分支机构。", "The office {role} is one of a branch: name the branch.")
        .Add("ROLE_HAS_NO_BRANCH", "职务 {role} 属于全会，不指定分支机构。", "The office {role} is one of the whole association: name no branch.")
        .Add("ROLE_ALREADY_HELD", "这段时间内已担任职务 {role}。", "The office {role} is held in that period already.")
        .Add("ROLE_NOT_HELD", "未担任职务 {role}，或该职务届时已结束。", "The office {role} is not held, or is over by then.")
        .Add("ROLE_NOT_DELEGABLE", "职务 {role} 不得委托他人代行。", "The office {role} may not be delegated.")
        .Add("NOTHING_TO_DELEGATE", "这段时间内没有可以委托的职务。", "There is no office to delegate in that period.")
        .Add("DELEGATION_TO_SELF", "不能委托给本人。", "One does not delegate to oneself.")
        .Add("DELEGATE_UNKNOWN", "{field}：受托人尚未登记。", "{field}: the delegate is not registered.")
        .Add("DELEGATE_DELEGATES", "代行职务的人不得再行委托。", "Who acts for another does not delegate further.")
        .Add("DELEGATION_IN_PAST", "{field}：委托不能从过去的日期开始。", "{field}: a delegation does not begin in the past.")
        .Add("DELEGATION_TOO_LONG", "{field}：委托最长 {max} 天。", "{field}: a delegation lasts {max} days at most.")
        .Add("DELEGATION_OVERLAPS", "这段时间内已委托此人。", "In that period this person is a delegate already.")
        .Add("NO_SUCH_DELEGATION", "没有尚未结束的此项委托。", "There is no such delegation that still runs.")
        .Add("TOXIC_MONEY", "{held} 与 {asked} 经办和审核同一笔资金，不能由一人兼任。", "{held} and {asked} make and check the same money: one person may not hold both.")
        .Add("TOXIC_WATCH", "{held} 与 {asked} 是监督者与被监督者，不能由一人兼任。", "{held} and {asked} watch and are watched: one person may not hold both.")
        .Add("TOXIC_SEAL", "{held} 与 {asked} 兼任会使举报人身份失去保护。", "{held} and {asked} together would break the seal on reporters' identities.")
        .Add("TOXIC_ACCOUNTS", "管理账号的人（ADMIN）不得担任任何业务职务：{held} 与 {asked}。", "Who manages accounts (ADMIN) holds no business office: {held} and {asked}.");
}
