using System.Text.Json;
using Compliance.Attacks.Matrix;
using Compliance.Funds;
using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Organization;
using Compliance.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Attacks.Isolation;

/// <summary>The reader's scope is in every query of a list, whether or not the room thought of it.</summary>
public sealed class ScopeTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task A_list_that_forgets_the_branch_shows_and_counts_the_own_branch_all_the_same()
    {
        foreach (var branch in new[] { OfficeBranches.Own, OfficeBranches.Own, OfficeBranches.Other })
            await new Targets(host.Services, host.Settings.Tenant, branch).Fill("{%fundUse}");
        var views = host.Services.GetRequiredService<IViewsOf>().Tenant(host.Settings.Tenant);
        var forgetful = PageRequest.Of(null, null, null, null, null, null, null);
        foreach (var (actor, expected) in new[] { (Seated(new(Role.BranchOfficer, OfficeBranches.Own)), 2L), (Seated(new(Role.BranchHead, OfficeBranches.Other)), 1), (Seated(new(Role.BranchHead)), 0), (Seated(new(Role.Finance)), 3), (Seated(new(Role.Admin)), 0) })
        {
            var scoped = new ScopedViews(views, actor);
            var page = await scoped.Page(FundUse.Kind.View, forgetful, default);
            Assert.Equal((expected, expected), (page.Nodes.Count, await page.GetTotalCount(default)));
            Assert.Equal(expected, (await scoped.List(FundUse.Kind.View, null, 10, default)).Count);
            Assert.Equal(expected, (await scoped.Tally(FundUse.Kind.View, null, [], null, null, default)).Sum(t => t.Count));
        }

        static Actor Seated(Office office) => new("t", "person/x", [office]);
    }

    /// <summary>The academic office heads a branch and, through it, a group; beside them is a branch of nobody's.</summary>
    [Fact]
    public async Task A_department_reads_the_registers_of_what_lies_beneath_it_and_acts_in_none()
    {
        const string Department = "branch/academic-office", Beneath = "branch/oncology", Deeper = "branch/oncology-youth", Beside = OfficeBranches.Other;
        await Open(Department, BranchKind.Department, null);
        await Open(Beneath, BranchKind.Branch, Department);
        await Open(Deeper, BranchKind.Branch, Beneath);
        await OfficeSeed.OpenAsync(host.Services, host.Settings.Tenant, Beside);
        await Seat("department-head", Department);
        await Seat("oncology-head", Beneath);
        var records = new Dictionary<string, string[]>();
        foreach (var branch in new[] { Beneath, Deeper, Beside })
            records[branch] = (await new Targets(host.Services, host.Settings.Tenant, branch).Fill("{%activity} {%fundUse} {%reception} {%budget} {%income} {%violation}")).Split(' ');

        foreach (var (branch, shown) in new[] { (Beneath, true), (Deeper, true), (Beside, false) })
            foreach (var (list, one, id) in new[] { "activities activity", "fundUses fundUse", "receptions reception", "budgets budget", "incomes income" }.Select((n, i) => (n.Split(' ')[0], n.Split(' ')[1], records[branch][i])))
            {
                var data = await host.Data("department-head", $"{{ list: {list}(where: {{ id: {{ eq: \"{id}\" }} }}) {{ totalCount }} one: {one}(id: \"{id}\") {{ id }} node(id: \"{id}\") {{ id }} }}");
                Assert.Equal((shown ? 1 : 0, shown, shown), (data.GetProperty("list").GetProperty("totalCount").GetInt32(), data.GetProperty("one").ValueKind != JsonValueKind.Null, data.GetProperty("node").ValueKind != JsonValueKind.Null));
                using var past = await host.GraphQL("department-head", $"{{ history(subject: \"{id}\") {{ totalCount }} }}");
                Assert.Equal(shown ? null : "NOT_FOUND", past.Code());
            }
        // A violation is between its branch and the discipline staff.
        var conduct = await host.Data("department-head", $"{{ violations {{ totalCount }} violation(id: \"{records[Beneath][5]}\") {{ id }} node(id: \"{records[Beneath][5]}\") {{ id }} violationStatistics(from: \"2020-01-01\", to: \"2030-01-01\", by: [CLAUSE]) {{ count }} }}");
        Assert.Equal("""{"violations":{"totalCount":0},"violation":null,"node":null,"violationStatistics":[]}""", conduct.GetRawText());
        using (var act = await host.GraphQL("department-head", $"mutation {{ it: cancelActivity(input: {{ id: \"{records[Beneath][0]}\", reason: \"x\" }}) {{ errors {{ ... on Error {{ code }} }} }} }}"))
            Assert.Equal("NOT_FOUND", act.RootElement.GetProperty("data").GetProperty("it").GetProperty("errors")[0].GetProperty("code").GetString());
        // What is no department reaches nowhere but itself.
        Assert.Equal(JsonValueKind.Null, (await host.Data("oncology-head", $"{{ node(id: \"{records[Deeper][0]}\") {{ id }} }}")).GetProperty("node").ValueKind);
    }

    private Desk Desk() => new(host.Services.GetRequiredService<DeskServices>(), Actor.System(host.Settings.Tenant), "en", null);

    private Task Open(string id, BranchKind kind, string? parent) => Desk().Handle(Branch.Kind, id, null, "seed",
        (_, _) => new ValueTask<Decision>(Decision.Accept(new BranchOpened(kind, "名", "Name", parent, new DateOnly(2020, 1, 1), null))), default);

    private async Task Seat(string user, string branch)
    {
        await Desk().Handle(Person.Kind, $"person/{user}", null, "seed",
            (_, _) => new ValueTask<Decision>(Decision.Accept(new PersonRegistered("seed"), new RoleGranted(Role.BranchHead, branch, new DateOnly(2020, 1, 1), null, "seed"))), default);
        await host.Services.GetRequiredService<Accounts>().AddAsync(user, host.Settings.Tenant, $"person/{user}", "no password opens this", default);
    }
}
