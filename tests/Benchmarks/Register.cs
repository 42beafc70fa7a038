using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Activities;
using Compliance.Discipline;
using Compliance.Host;
using Compliance.Host.Access;
using Compliance.Host.Commands;
using Compliance.Host.Import;
using Compliance.Kernel;
using Compliance.Organization;
using EmbeddedPostgres;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks;

/// <summary>A register filled with so many records and served by the host as the operator runs it: a process of its own, on a database with default durability.</summary>
internal sealed class Register : IAsyncDisposable
{
    private const string Password = "correct-horse-7", Tenant = "association", Clause = "meeting.quota";
    public const int Branches = 20;
    private readonly Process process;
    private readonly TestCluster cluster;
    private readonly string data;

    private Register(Process process, TestCluster cluster, string data, Uri address, double firstAnswer) => (this.process, this.cluster, this.data, Address, FirstAnswerSeconds) = (process, cluster, data, address, firstAnswer);

    public Uri Address { get; }
    public double FirstAnswerSeconds { get; }
    public long ResidentMegabytes { get { process.Refresh(); return process.WorkingSet64 / 1_000_000; } }
    public Spent Spent => Spent.Of(process.Id, cluster.Server.ProcessId);
    public static string BranchOf(int n) => n % Branches == 0 ? "branch/cardiology" : string.Create(CultureInfo.InvariantCulture, $"branch/b{n % Branches}");

    /// <summary>Ids by place: what is seeded is the same in every run.</summary>
    public static string ActivityId(int n) => ImportIds.Of(PlannedActivity.Kind, "bench", "activity", n.ToString(CultureInfo.InvariantCulture));

    public static async Task<Register> OpenAsync(int stored, bool everyRoom = false)
    {
        var cluster = await TestCluster.SharedAsync();
        var database = await cluster.CreateDatabaseAsync();
        var data = Path.Combine(Path.GetTempPath(), $"compliance-bench-{Environment.ProcessId}-{stored}");
        await using (var place = await Workplace.OpenAsync(new Settings { Database = database, Data = data, Demo = false }, default))
        {
            await Offices(place.Services);
            var clock = Stopwatch.StartNew();
            var totals = await place.Services.GetRequiredService<BulkImport>().RunAsync(Tenant, "bench", everyRoom ? Records(stored).Concat(Rooms.Records(stored)) : Records(stored), null, default);
            Console.Error.WriteLine($"seeded {stored:#,0} activities and violations{(everyRoom ? ", the other rooms with them" : "")}: {totals.Appended:#,0} events in {clock.Elapsed.TotalSeconds:0.0} s, {totals.Appended / clock.Elapsed.TotalSeconds:#,0}/s");
            // As in any register in use: the log has its segments (a new one is filled with zeros while every writer waits), and
            // what was imported is written out.
            foreach (var tidied in new[] { "select count(pg_logical_emit_message(false, 'fill', repeat('x', 1000000))) from generate_series(1, 1000)", "vacuum analyze", "checkpoint" })
            {
                await using var command = place.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().CreateCommand(tidied);
                command.CommandTimeout = 300;
                await command.ExecuteNonQueryAsync();
            }
        }
        return await Serve(cluster, database, data);
    }

    public async Task<string> TokenAsync(string user)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("/auth/sign-in", new { user, password = Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<Register> Serve(TestCluster cluster, string database, string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Compliance.Host.dll"), "serve", "--urls", "http://127.0.0.1:0", "--database", $"{database};Maximum Pool Size={Database.PoolOnOneMachine}", "--data", data, "--demo" })
            start.ArgumentList.Add(argument);
        start.Environment["COMPLIANCE_DEMO_PASSWORD"] = Password;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            var ready = clock.Elapsed.TotalSeconds;
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, cluster, data, new(line["ready ".Length..].Trim()), ready);
        }
        throw new InvalidOperationException("The host ended before it was ready.");
    }

    private static async Task Offices(IServiceProvider services)
    {
        var desk = new Desk(services.GetRequiredService<DeskServices>(), Actor.System(Tenant), "en", null);
        for (var n = 0; n < Branches; n++)
            await desk.Handle(Branch.Kind, BranchOf(n), null, "seed", (state, _) => new ValueTask<Decision>(state.Status != BranchStatus.None ? Decision.Nothing
                : Decision.Accept(new BranchOpened(BranchKind.Branch, $"分会 {n}", $"Branch {n}", null, new DateOnly(2020, 1, 1), null))), default);
        foreach (var (user, role) in new[] { ("branch", Role.BranchOfficer), ("head", Role.BranchHead), ("secretariat", Role.Secretariat), ("finance", Role.Finance), ("leader", Role.Leader), ("discipline", Role.Discipline) })
            await desk.Handle(Person.Kind, DemoAccounts.PersonOf(user), null, "seed", (state, _) => new ValueTask<Decision>(state.Registered ? Decision.Nothing
                : Decision.Accept([new PersonRegistered("seed"), .. Grants(role)])), default);
    }

    // One head for all branches, so that every record waits for the same caller.
    private static IEnumerable<object> Grants(Role role) =>
        (role switch { Role.BranchHead => Enumerable.Range(0, Branches).Select(BranchOf), Role.BranchOfficer => [BranchOf(0)], _ => (IEnumerable<string?>)[null] })
            .Select(branch => new RoleGranted(role, branch, new DateOnly(2020, 1, 1), null, "seed"));

    /// <summary>Every record waits for its branch head's step, so that steps can be approved; every one has a violation.</summary>
    private static IEnumerable<ImportedStream> Records(int count)
    {
        var noon = new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.FromHours(8));
        CostLine[] lines = [new(CostKind.Lodging, 0), new(CostKind.Meals, 4000), new(CostKind.Venue, 1000), new(CostKind.Material, 500), new(CostKind.Transport, 500)];
        RouteStep[] route = [new("BRANCH_HEAD", Role.BranchHead), new("SECRETARIAT", Role.Secretariat), new("FINANCE", Role.Finance)];
        for (var n = 0; n < count; n++)
        {
            var (at, id, branch) = (noon.AddMinutes(n), ActivityId(n), BranchOf(n));
            var plan = new ActivityPlan
            {
                Branch = branch, Type = ActivityType.Meeting, Class = ActivityClass.IV, Title = $"Meeting {n}", InPlan = true, StartsOn = DateOnly.FromDateTime(at.Date.AddDays(30)), EndsOn = DateOnly.FromDateTime(at.Date.AddDays(30)),
                Venue = new(null, "苏州", "本会会议室", PlaceKind.OwnPremises), Participants = 40, Staff = 2, Lines = lines,
            };
            yield return new(PlannedActivity.Kind, id, "bench",
            [
                new(new ActivityDrafted(plan, "person/officer", null), at, "person/officer"), new(new ActivitySubmitted(1, plan.Amount, [], "person/officer", null), at, "person/officer"),
                new(new ActivityRouteFixed("small-in-plan", route, false, null), at, "person/officer"),
            ], 3);
            var finding = new Finding(Clause, "norm-pack/meetings@2", FindingOutcome.Fail, Severity.Warn, "FINDING_QUOTA_FAIL", new Dictionary<string, object?>(), "6,000 > 5,500");
            yield return new(Violation.Kind, Violation.Id(id, Clause), "bench",
                [new(new ViolationRaised(id, n % 5 == 0 ? Clause : "process.late-claim", branch, finding, ViolationClass.B6, plan.StartsOn!.Value, plan.Amount, null, "苏州", "person/officer", "person/officer", null), at, "system")], 1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }
}
