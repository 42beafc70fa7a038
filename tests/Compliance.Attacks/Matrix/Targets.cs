using Compliance.Activities;
using Compliance.Audit;
using Compliance.Discipline;
using Compliance.Host.Access;
using Compliance.Funds;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Norms;
using Compliance.Organization;
using Compliance.Receptions;
using Compliance.Shape;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Attacks.Matrix;

/// <summary>
/// The records that the arguments of a row name in braces, made anew for each cell in one branch of the association: what one
/// office did to its record says nothing about the next office.
/// </summary>
internal sealed class Targets(IServiceProvider services, string tenant, string branch)
{
    private static int made;
    private readonly Dictionary<string, string> known = [];
    // The host's own desks, but for the question whether a file was really uploaded: samples name files that never were.
    private readonly Desk desk = new(Desks(services.GetRequiredService<DeskServices>()), Actor.System(tenant), "en", null);

    /// <summary>The arguments with every name in braces replaced by the id of a fresh record.</summary>
    public async Task<string> Fill(string arguments)
    {
        for (var open = arguments.IndexOf("{%", StringComparison.Ordinal); open >= 0; open = arguments.IndexOf("{%", StringComparison.Ordinal))
        {
            var close = arguments.IndexOf('}', open);
            var name = arguments[(open + 2)..close];
            if (!known.TryGetValue(name, out var value)) known[name] = value = await Make(name);
            arguments = arguments[..open] + value + arguments[(close + 1)..];
        }
        return arguments;
    }

    /// <summary>Somebody who was granted what no grant gives today.</summary>
    public Task SeatOneBeforeTheRule() => desk.Handle(Person.Kind, "person/before-the-rule", null, "seed", (state, _) => new ValueTask<Decision>(state.Registered ? Decision.Nothing
        : Decision.Accept(new PersonRegistered("hash"), new RoleGranted(Role.Finance, null, new(2020, 1, 1), null, null), new RoleGranted(Role.Leader, null, new(2020, 1, 1), null, null))), default);

    private int Year => branch == OfficeBranches.Own ? 2031 : 2032;

    private async Task<string> Make(string name) => name switch
    {
        "branch" => branch,
        "new" => $"new-{Interlocked.Increment(ref made)}",
        "year" => await YearWithBooks(),
        "freshBranch" => await Happen(Branch.Kind, Branch.Kind.Id($"fresh-{Interlocked.Increment(ref made)}"), new BranchOpened(BranchKind.Branch, "新", "New", null, new(2020, 1, 1), null)),
        "person" => await Happen(Person.Kind, desk.NewId(Person.Kind), new PersonRegistered("hash")),
        "activity" => await Happen(PlannedActivity.Kind, desk.NewId(PlannedActivity.Kind), Sample<ActivityDrafted>() with { Plan = Sample<ActivityDrafted>().Plan with { Branch = branch } }),
        "reception" => await Happen(Reception.Kind, desk.NewId(Reception.Kind), Sample<ReceptionApplied>() with { Request = Sample<ReceptionApplied>().Request with { Branch = branch } }),
        "fundUse" => await Happen(FundUse.Kind, desk.NewId(FundUse.Kind), Sample<FundUseDrafted>() with { Branch = branch }),
        "violation" => await Happen(Violation.Kind, desk.NewId(Violation.Kind), Sample<ViolationRaised>() with { Branch = branch }),
        "clue" => await HandledClue(),
        "identityRequest" => await Happen(IdentityRequest.Kind, desk.NewId(IdentityRequest.Kind), new IdentityRequested(await HandledClue(), "x", branch == OfficeBranches.Own ? "person/discipline" : "person/somebody", null)),
        "budget" or "budget2" => await Happen(Budget.Kind, Budget.Kind.Id(branch["branch/".Length..], $"{Year}", $"line-{Interlocked.Increment(ref made)}"), Sample<BudgetAllocated>() with { Branch = branch, Year = Year }),
        "income" => await Happen(Income.Kind, desk.NewId(Income.Kind), Sample<IncomeRecorded>() with { Branch = branch }),
        "invoice" => await Happen(Invoice.Kind, desk.NewId(Invoice.Kind), Sample<InvoiceClaimed>() with { Branch = branch }),
        "pack" => await Happen(NormPack.Kind, desk.NewId(NormPack.Kind), Sample<NormPackDrafted>() with { Layer = NormLayer.Association, Branch = null }),
        "account" => await Account(),
        "erasing" => await Erasing(),
        "vaulted" => await Vaulted(),
        "waived" => await Waived(),
        "read" => await Read(),
        "attempted" => await Attempted(),
        _ => throw new InvalidOperationException($"No target is called {name}."),
    };

    private async Task<string> YearWithBooks()
    {
        await Make("budget");
        return $"{Year}";
    }

    private async Task<string> Account()
    {
        var user = $"account-{Interlocked.Increment(ref made)}";
        await services.GetRequiredService<Accounts>().AddAsync(user, tenant, await Make("person"), "no password opens this", default);
        return user;
    }

    private async Task<string> Vaulted()
    {
        var id = desk.NewId(Person.Kind);
        await desk.Name([(id, new PersonalData("王芳"))], default);
        return await Happen(Person.Kind, id, new PersonRegistered("hash"));
    }

    /// <summary>A clue is of no branch: here the offices of the matrix handle the one called their own, and somebody else the other.</summary>
    private async Task<string> HandledClue()
    {
        var registered = Sample<ClueRegistered>() with { Attachments = [], Violations = [], By = branch == OfficeBranches.Own ? "person/discipline" : "person/somebody", For = null };
        return branch == OfficeBranches.Own ? await Happen(Clue.Kind, desk.NewId(Clue.Kind), registered, new ClueHandlersAppointed(["person/leader"], "x", "person/discipline", null))
            : await Happen(Clue.Kind, desk.NewId(Clue.Kind), registered);
    }

    private async Task<string> Erasing()
    {
        var person = await Make("person");
        await Happen(Erasure.Kind, Erasure.Id(person), Sample<ErasureRequested>() with { Person = person });
        return person;
    }

    private async Task<string> Waived()
    {
        var subject = await Make("activity");
        await Happen(Waiver.Kind, Waiver.Id(subject, "meeting.quota"), Sample<WaiverGranted>() with { Subject = subject, Clause = "meeting.quota", Branch = branch });
        return subject;
    }

    private async Task<string> Read()
    {
        var subject = await Make("violation");
        await Happen(SensitiveRead.Kind, desk.NewId(SensitiveRead.Kind), Sample<ReadNoted>() with { Subject = subject });
        return subject;
    }

    private async Task<string> Attempted()
    {
        var subject = await Make("activity");
        await Happen(Attempt.Kind, desk.NewId(Attempt.Kind), Sample<AttemptRefused>() with { Subject = subject });
        return subject;
    }

    private static DeskServices Desks(DeskServices host) =>
        new(host.Store, host.Rooms, host.Cache, host.Locks, host.Conflicts, host.Time) { Reactors = host.Reactors, Attempts = host.Attempts, Vault = host.Vault };

    private static T Sample<T>() => (T)Samples.Of(typeof(T));

    private async Task<string> Happen<TState, TRow>(StreamKind<TState, TRow> kind, string id, params object[] events) where TState : class where TRow : class, IRow
    {
        var outcome = await desk.Handle(kind, id, null, id, (_, _) => new ValueTask<Decision>(Decision.Accept(events)), default);
        return outcome.Refusal is { } refusal ? throw new InvalidOperationException($"{id} was not made: {refusal.Code}.") : id;
    }
}

/// <summary>Where the offices of the matrix sit: their own branch, another of the same association, and one elsewhere.</summary>
internal static class OfficeBranches
{
    public const string Own = Scenarios.OfficeSeed.Branch, Other = "branch/neurology", Elsewhere = "branch/elsewhere", OtherTenant = "elsewhere";
}
