using Compliance.Kernel;
using Compliance.Organization;
using static Compliance.Host.Demo.DemoStage;

namespace Compliance.Host.Demo;

internal sealed record DemoBranch(string Slug, BranchKind Kind, string Zh, string En, string? TermDue, string Officer, string Head);

internal sealed record DemoPerson(string Key, string Name, string Unit, string Post, params IReadOnlyList<(Role Role, string? Branch)> Offices)
{
    public string Id => "person/" + Key;
}

/// <summary>滨江市医学会, the Binjiang City Medical Association: a made-up association, its branches and its people.</summary>
internal static class DemoCast
{
    public static IReadOnlyList<DemoBranch> Branches { get; } =
    [
        new("secretariat", BranchKind.Department, "秘书处", "Secretariat", null, "clerk", "secretary-general"),
        new("academic", BranchKind.Department, "学术部", "Academic Department", null, "clerk", "academic-head"),
        new("cardiology", BranchKind.Branch, "心血管病学分会", "Branch of Cardiology", "2027-05-31", "branch", "head"),
        new("pediatrics", BranchKind.Branch, "儿科学分会", "Branch of Pediatrics", "2026-04-30", "pediatrics-officer", "pediatrics-head"),
        new("neurology", BranchKind.Branch, "神经病学分会", "Branch of Neurology", "2027-09-30", "neurology-officer", "neurology-head"),
        new("nursing", BranchKind.Branch, "护理学分会", "Branch of Nursing", "2028-03-31", "nursing-officer", "nursing-head"),
        new("imaging", BranchKind.Branch, "影像医学分会", "Branch of Medical Imaging", "2027-11-30", "imaging-officer", "imaging-head"),
        new("general-practice", BranchKind.Branch, "全科医学分会", "Branch of General Practice", "2025-10-31", "gp-officer", "gp-head"),
    ];

    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("admin", "吴凯", "信息部", "系统管理员", (Role.Admin, null)),
        new("branch", "周敏", "心血管病学分会", "分会秘书", (Role.BranchOfficer, "branch/cardiology")),
        new("head", "陈志远", "心血管病学分会", "主任委员", (Role.BranchHead, "branch/cardiology")),
        new("secretariat", "林晓", "秘书处", "综合科科长", (Role.Secretariat, null)),
        new("finance", "赵静", "财务部", "财务部主任", (Role.Finance, null)),
        new("leader", "沈国华", "学会领导", "会长", (Role.Leader, null)),
        new("discipline", "韩正明", "纪检办公室", "纪检专员", (Role.Discipline, null)),
        new("custodian", "许文", "纪检办公室", "举报保密员", (Role.Custodian, null)),
        new("auditor", "郑平", "监事会", "审计员", (Role.Auditor, null)),
        new("clerk", "高原", "秘书处", "综合科科员", (Role.Secretariat, null)),
        new("secretary-general", "蒋涛", "秘书处", "秘书长", (Role.BranchHead, "branch/secretariat")),
        new("academic-head", "袁敏", "学术部", "学术部主任", (Role.BranchHead, "branch/academic")),
        new("cashier", "郭丽", "财务部", "出纳", (Role.Finance, null)),
        new("vice-president", "梁栋", "学会领导", "副会长", (Role.Leader, null)),
        new("pediatrics-officer", "孙悦", "儿科学分会", "分会秘书", (Role.BranchOfficer, "branch/pediatrics")),
        new("pediatrics-head", "何建国", "儿科学分会", "主任委员", (Role.BranchHead, "branch/pediatrics")),
        new("neurology-officer", "钱立", "神经病学分会", "分会秘书", (Role.BranchOfficer, "branch/neurology")),
        new("neurology-head", "冯雪", "神经病学分会", "主任委员", (Role.BranchHead, "branch/neurology")),
        new("nursing-officer", "田甜", "护理学分会", "分会秘书", (Role.BranchOfficer, "branch/nursing")),
        new("nursing-head", "罗兰", "护理学分会", "主任委员", (Role.BranchHead, "branch/nursing")),
        new("imaging-officer", "邓超群", "影像医学分会", "分会秘书", (Role.BranchOfficer, "branch/imaging")),
        new("imaging-head", "曹阳", "影像医学分会", "主任委员", (Role.BranchHead, "branch/imaging")),
        new("gp-officer", "彭飞", "全科医学分会", "分会秘书", (Role.BranchOfficer, "branch/general-practice")),
        new("gp-head", "魏红", "全科医学分会", "主任委员", (Role.BranchHead, "branch/general-practice")),
    ];

    public static IReadOnlyDictionary<string, Actor> Actors(string tenant) => People
        .Select(p => (p.Key, Actor: new Actor(tenant, p.Id, p.Offices.Select(o => new Office(o.Role, o.Branch)))))
        .Append(("system", Actor.System(tenant)))
        .ToDictionary(p => p.Item1, p => p.Item2);

    /// <summary>The association opens its books at the end of 2024.</summary>
    public static void Enter(DemoStage stage)
    {
        foreach (var branch in Branches)
            stage.Act("system", "2024-12-16 09:00", "open-" + branch.Slug, (s, ct) => Open(branch, s, ct));
        foreach (var person in People)
        {
            stage.Act("system", "2024-12-16 10:00", "register-" + person.Key, (s, ct) => Register(person, s, ct));
            foreach (var (role, branch) in person.Offices)
                stage.Act("system", "2024-12-16 11:00", "grant-" + person.Key, async (s, ct) => await Holds(person, role, branch, s, ct) ? null : (await new PersonResolvers().GrantRole(
                    new(person.Id, role, branch, On("2025-01-01"), null, "2024年第四季度任职安排", s.Key), s.Desk, s.Views, ct)).Errors);
        }
        // The president lends his office for a week of travel, so that acting for another can be tried.
        stage.Act("leader", "2025-06-20 17:00", "lend-leader", async (s, ct) => (await new PersonResolvers().DelegateOffices(
            new("person/vice-president", [Role.Leader], On("2025-06-23"), On("2025-06-27"), "赴外地参加全国会议", s.Key), s.Desk, ct)).Errors);
        stage.Act("admin", "2025-07-01 09:00", "toxic-grant", async (s, ct) => (await new PersonResolvers().GrantRole(
            new("person/branch", Role.Finance, null, null, null, "临时代管财务", s.Key), s.Desk, s.Views, ct)).Errors, refused: "TOXIC_MONEY");
    }

    // Whoever opened the accounts first may have entered some of this already: what is there stays.
    private static async Task<bool> Holds(DemoPerson person, Role role, string? branch, Scene s, CancellationToken ct) =>
        (await s.Views.Get(PersonView.View, person.Id, null, ct))?.Grants.Any(g => g.Role == role && g.Branch == branch) ?? false;

    private static async Task<IReadOnlyList<PayloadError>?> Open(DemoBranch branch, Scene s, CancellationToken ct)
    {
        var outcome = await s.Desk.Handle(Branch.Kind, Branch.Kind.Id(branch.Slug), s.Key, branch.Slug, (state, _) => new(state.Status != BranchStatus.None ? Decision.Nothing
            : BranchDecisions.Decide(state, new OpenBranch(branch.Slug, branch.Kind, branch.Zh, branch.En, null, null, On("2019-01-01"), branch.TermDue is { } due ? On(due) : null, s.Desk.Now, s.Desk.Actor))), ct);
        return PayloadError.Of(outcome.Refusal, s.Desk);
    }

    private static async Task<IReadOnlyList<PayloadError>?> Register(DemoPerson person, Scene s, CancellationToken ct)
    {
        var data = new PersonalData(person.Name, person.Unit, person.Post);
        var named = await s.Desk.Name([(person.Id, data)], ct);
        var outcome = await s.Desk.Handle(Person.Kind, person.Id, s.Key, person.Key, (state, _) => new(state.Registered
            ? Decision.Nothing
            : PersonDecisions.Decide(state, new RegisterPerson(data, named[0].Hash, s.Desk.Now, s.Desk.Actor))), ct);
        return PayloadError.Of(outcome.Refusal, s.Desk);
    }
}
