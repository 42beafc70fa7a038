using Compliance.Kernel;

namespace Compliance.Audit;

/// <summary>What each event is called in a history, by its stored name; <c>Compliance.Shape</c> proves that none is missing.</summary>
internal static class EventTexts
{
    public static void Add(Texts texts)
    {
        foreach (var (name, zh, en) in Sentences) texts.Add(EventNames.TextCode(name), zh, en);
    }

    private static readonly (string Name, string Zh, string En)[] Sentences =
    [
        ("branch_opened", "设立机构", "The branch was opened"),
        ("branch_renamed", "机构更名", "The branch was renamed"),
        ("term_of_office_set", "确定任期", "The term of office was set"),
        ("branch_closed", "撤销机构", "The branch was closed"),
        ("person_registered", "登记人员", "The person was registered"),
        ("person_details_changed", "变更人员信息", "The person's details were changed"),
        ("role_granted", "授予职务", "An office was granted"),
        ("role_revoked", "撤销职务", "An office was revoked"),
        ("offices_delegated", "委托代行职务", "Offices were delegated"),
        ("delegation_ended", "结束委托", "A delegation was ended"),
        ("attempt_refused", "违规操作被拒绝", "An attempt was refused"),
    ];
}
