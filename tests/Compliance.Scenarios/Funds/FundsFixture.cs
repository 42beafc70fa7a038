using Compliance.Funds;
using Compliance.Host;
using Compliance.Host.Commands;
using Compliance.Host.People;
using Compliance.Host.Views;
using Compliance.Kernel;
using Compliance.Organization;
using EmbeddedPostgres;
using EventStore;
using EventStore.Postgres;
using Npgsql;
using Xunit;
using DeskOf = Compliance.Host.Commands.Desk;

namespace Compliance.Scenarios.Funds;

/// <summary>The rooms on a database of their own, with two hosts on it, each with a memory of its own.</summary>
public sealed class FundsFixture : IAsyncLifetime
{
    internal const string Branch = "branch/cardiology";

    internal NpgsqlDataSource Source { get; private set; } = null!;
    internal PostgresEventStore Store { get; private set; } = null!;
    internal RoomBook Rooms { get; } = new(Compliance.Rooms.All);
    internal IReadOnlyList<DeskServices> Hosts { get; private set; } = null!;
    internal Host.Isolation.TenantSources Tenants { get; private set; } = null!;
    internal IViews Views { get; private set; } = null!;
    internal FundUseMaking Making { get; } = new();
    internal FundUseChecking Checking { get; } = new();
    internal PlainNorms Norms { get; } = new();
    internal PeopleVault Vault { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var cluster = await TestCluster.SharedAsync();
        var connection = PostgresEventStore.Tuned(await cluster.CreateDatabaseAsync()).ConnectionString;
        (Source, Tenants) = (NpgsqlDataSource.Create(connection), new Host.Isolation.TenantSources(connection));
        var options = Host.Store.Options(Rooms, TimeProvider.System);
        foreach (var part in Host.Store.SchemaParts(Rooms).Append(PeopleVault.Schema))
        {
            await using var command = Source.CreateCommand(part.Ddl);
            await command.ExecuteNonQueryAsync();
        }
        Store = new PostgresEventStore(Source, options, Host.Store.Inline);
        Views = new PostgresViews(Source, "t");
        Vault = new PeopleVault(Source, MasterKey.Of(new byte[MasterKey.Size]), TimeProvider.System);
        Hosts = [OneHost(), OneHost()];
        var desk = Desk(Person("registrar", Role.Secretariat));
        await desk.Handle(Organization.Branch.Kind, Branch, null, "open", (_, _) =>
            ValueTask.FromResult(Decision.Accept(new BranchOpened(BranchKind.Branch, "心血管病学分会", "Cardiology", null, new DateOnly(2020, 1, 1), null))), default);

        DeskServices OneHost() => new(Store, Rooms, new StreamCache(), new StreamLocks(), new Resilience(e => e is ConflictException).Conflicts, TimeProvider.System) { Reactors = [new ActivityMoney()], Vault = Vault };
    }

    internal static Actor Person(string name, params Role[] roles) => new("t", "person/" + name, roles.ToHashSet(), new HashSet<string> { Branch });

    internal static readonly Actor Officer = Person("officer", Role.BranchOfficer), Clerk = Person("clerk", Role.Secretariat), Accountant = Person("accountant", Role.Finance), Cashier = Person("cashier", Role.Finance);

    internal DeskOf Desk(Actor actor, int host = 0) => new(Hosts[host], actor, "en", null);

    internal Nodes Nodes(Actor actor) => new(Rooms, Views, actor);

    internal async Task<BudgetRow> Allocate(string line, decimal amount, OverdrawPolicy? overdraw = null)
    {
        var payload = await new BudgetMutations().AllocateBudget(new(Branch, 2025, line, null, amount, overdraw, "决议", null), Desk(Accountant), Nodes(Accountant), default);
        Assert.Null(payload.Errors);
        return payload.Budget!;
    }

    internal async Task<BudgetRow> Budget(string line) => (await Views.Get(Compliance.Funds.Budget.Kind.View, $"budget/cardiology/2025/{line}", null, default))!;

    internal static FundUseInput Claim(string line, decimal amount, string invoice, string? file = null, string? linked = null, string? key = null, string? payee = null) =>
        new(null, Branch, "讨论会费用", null, new DateOnly(2025, 6, 5), null, linked, new(PartyKind.Company, payee ?? "宾馆 " + invoice, null, null, null),
            [new(ExpenseItem.Venue, $"budget/cardiology/2025/{line}", amount, null)], [new(invoice, null, "湖滨宾馆", new DateOnly(2025, 6, 5), amount, file)], null, key);

    internal Task<FundUsePayload> Submit(FundUseInput input, int host = 0, Actor? by = null) =>
        Making.SubmitFundUse(input, Desk(by ?? Officer, host), Views, Nodes(by ?? Officer), Norms, Vault, default);

    internal Task<FundUsePayload> Approve(string id, Actor by, int host = 0) => Checking.ApproveFundUseStep(new(id, null, null), Desk(by, host), Views, Nodes(by), Norms, default);

    /// <summary>A claim that waits for its final approval.</summary>
    internal async Task<FundUseRow> PreChecked(FundUseInput input)
    {
        var submitted = await Submit(input);
        Assert.Null(submitted.Errors);
        var checkedOnce = await Approve(submitted.FundUse!.Id, Clerk);
        Assert.Null(checkedOnce.Errors);
        return checkedOnce.FundUse!;
    }

    /// <summary>How many people the vault holds.</summary>
    internal async Task<long> Named()
    {
        await using var count = Source.CreateCommand("select count(*) from vault.people");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Tenants.DisposeAsync();
        await Source.DisposeAsync();
    }
}

/// <summary>Two clauses by their plain meaning, enough for what this room does with an answer; the clauses themselves are the norms' own tests.</summary>
internal sealed class PlainNorms : INorms
{
    public ValueTask<IReadOnlyList<Finding>> Judge(string tenant, Facts facts, CancellationToken ct)
    {
        Finding Of(string clause, bool fails) => new(clause, "norm-pack/test", fails ? FindingOutcome.Fail : FindingOutcome.Pass, Severity.Stop, clause, new Dictionary<string, object?>(), null);
        return ValueTask.FromResult<IReadOnlyList<Finding>>(
        [
            Of("process.over-budget", facts.Number(Fact.Amount) > facts.Number(Fact.BudgetAvailable)),
            Of("process.duplicate-invoice", facts.Words(Fact.InvoicesUsedBefore) is { Count: > 0 }),
            Of("process.split-claims", facts.Rows(Fact.SamePayeeClaims) is { Count: > 1 }),
        ]);
    }
}
