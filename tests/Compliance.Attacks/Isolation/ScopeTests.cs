using Compliance.Attacks.Matrix;
using Compliance.Funds;
using Compliance.Host.Access;
using Compliance.Kernel;
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
}
