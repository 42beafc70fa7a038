using Compliance.Activities;
using Compliance.Kernel;
using Xunit;
using static Compliance.Decisions.Activities.ActivitySample;

namespace Compliance.Decisions.Activities;

public sealed class ActivityRoutesTests
{
    private static string Roles(Route route) => string.Join(' ', route.Steps.Select(s => s.Role));

    [Fact]
    public void The_route_follows_type_amount_plan_and_who_submits()
    {
        Assert.Equal("BranchHead Secretariat Finance", Roles(ActivityRoutes.Of(Plan, Officer)));
        Assert.Equal("BranchHead Secretariat Finance Leader", Roles(ActivityRoutes.Of(Plan with { InPlan = false }, Officer)));
        Assert.Equal("BranchHead Secretariat Finance Leader", Roles(ActivityRoutes.Of(Plan with { InPlan = null }, Officer)));
        Assert.Equal("BranchHead Secretariat Finance Leader", Roles(ActivityRoutes.Of(Plan with { Lines = [new(CostKind.Venue, 50_000)] }, Officer)));
        Assert.Equal("BranchHead Secretariat Finance", Roles(ActivityRoutes.Of(Plan with { Lines = [new(CostKind.Venue, 49_999.99m)] }, Officer)));
        Assert.Equal("BranchHead Secretariat", Roles(ActivityRoutes.Of(Plan with { Lines = [] }, Officer)));
        Assert.Equal("BranchHead Secretariat Leader", Roles(ActivityRoutes.Of(Plan with { Type = ActivityType.BranchElection }, Officer)));
        Assert.Contains("FILING", ActivityRoutes.Of(Plan with { Type = ActivityType.Conference }, Officer).Marks);
    }

    [Fact]
    public void A_head_who_submits_is_not_asked_to_approve()
    {
        foreach (var type in Enum.GetValues<ActivityType>())
            foreach (var amount in new[] { 0m, 10_000, 100_000 })
                foreach (var inPlan in new bool?[] { true, false, null })
                {
                    var route = ActivityRoutes.Of(Plan with { Type = type, InPlan = inPlan, Lines = [new(CostKind.Venue, amount)] }, Head);
                    Assert.DoesNotContain(Role.BranchHead, route.Steps.Select(s => s.Role));
                    Assert.NotEmpty(route.Steps);
                }
    }

    private static string Amended(ActivityPlan after, params Role[] before) => Roles(ActivityRoutes.OfAmendment(Plan, after, before, Officer));

    [Fact]
    public void An_amendment_walks_the_steps_that_it_changes()
    {
        Role[] small = [Role.BranchHead, Role.Secretariat, Role.Finance];
        Assert.Equal("BranchHead Secretariat", Amended(Plan with { Title = "新题目" }, small));
        Assert.Equal("BranchHead Secretariat", Amended(Plan with { EndsOn = new(2025, 7, 12) }, small));
        Assert.Equal("BranchHead Finance", Amended(Plan with { Lines = [new(CostKind.Venue, 30_000)] }, small));
        Assert.Equal("BranchHead Secretariat Finance", Amended(Dearer, small));
        Assert.Equal("BranchHead Secretariat Finance Leader", Amended(Plan with { Lines = [new(CostKind.Venue, 60_000)] }, small));
        Assert.Equal("BranchHead Secretariat Leader", Amended(Plan with { InPlan = false }, small));
    }

    [Fact]
    public void What_an_amendment_changes_is_named() =>
        Assert.Equal(["endsOn", "lines"], ActivityRoutes.Changes(Plan, Dearer with { EndsOn = new(2025, 7, 12) }).Order());

    public static TheoryData<string, string> Tables => new()
    {
        { """{"rules": []}""", "last rule" },
        { """{"rules": [{"name": "a", "when": {"type": "X"}, "steps": ["LEADER"]}]}""", "last rule" },
        { """{"rules": [{"name": "a", "steps": ["LEADER"]}, {"name": "b", "steps": ["LEADER"]}]}""", "No rule after a" },
        { """{"rules": [{"name": "a", "steps": []}]}""", "no step" },
        { """{"rules": [{"name": "a", "when": {"colour": "X"}, "steps": ["LEADER"]}, {"name": "b", "steps": ["LEADER"]}]}""", "asks for colour" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_that_leaves_a_record_without_a_route_is_no_table(string json, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => RouteTable.Parse(json, "type", "amount")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_step_may_have_a_name_of_its_own_and_a_bound_is_exclusive_above()
    {
        var table = RouteTable.Parse("""{"rules": [{"name": "small", "when": {"amount": {"from": 1, "below": 10}}, "steps": [{"name": "PRE_CHECK", "role": "SECRETARIAT"}]}, {"name": "rest", "steps": ["LEADER"]}]}""");
        string Rule(object? amount) => table.Steps(new Dictionary<string, object?> { ["amount"] = amount }).Rule;
        Assert.Equal(["rest", "small", "small", "rest", "rest"], new object?[] { 0.99m, 1m, 9.99m, 10m, null }.Select(Rule));
        Assert.Equal(new RouteStep("PRE_CHECK", Role.Secretariat), table.Steps(new Dictionary<string, object?> { ["amount"] = 5m }).Steps[0]);
    }
}
