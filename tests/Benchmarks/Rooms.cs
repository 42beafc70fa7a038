using System.Globalization;
using Compliance.Funds;
using Compliance.Host.Import;
using Compliance.Kernel;
using Compliance.Receptions;

namespace Benchmarks;

/// <summary>What the pages of the money and of the guests are measured over: to every hundred activities fifty fund uses and twenty-five receptions, and a thousand budgets in all.</summary>
internal static class Rooms
{
    // Lines of its own: the demo association, which comes in beside, has those of a year.
    private static readonly string[] Lines = [.. Enumerable.Range(0, 10).Select(n => $"bench-{n}")];
    private static readonly DateTimeOffset Noon = new(2025, 1, 1, 12, 0, 0, TimeSpan.FromHours(8));
    private const string By = "person/officer";

    public static IEnumerable<ImportedStream> Records(int activities) => [.. Budgets(), .. FundUses(activities / 2), .. Receptions(activities / 4)];

    private static IEnumerable<ImportedStream> Budgets()
    {
        foreach (var year in Enumerable.Range(2022, 5))
            for (var b = 0; b < Register.Branches; b++)
                foreach (var line in Lines)
                {
                    var (branch, at) = (Register.BranchOf(b), new DateTimeOffset(year, 1, 6, 9, 0, 0, TimeSpan.FromHours(8)));
                    var id = Budget.IdOf(branch, year, line);
                    yield return new(Budget.Kind, id, "bench",
                    [
                        new(new BudgetAllocated(branch, year, line, line, 100_000, OverdrawPolicy.Warn, "annual plan", By), at, By),
                        .. Enumerable.Range(1, 11).Select(m => new ImportedEvent(new BudgetCommitted(id, "activity/none", 1000 + m), at.AddMonths(m), By)),
                        .. Enumerable.Range(1, 10).Select(m => new ImportedEvent(new BudgetSpent(id, "activity/none", 900), at.AddMonths(m + 1), By)),
                    ], 22);
                }
    }

    /// <summary>One in four waits for finance, as many to be paid, the others are paid.</summary>
    private static IEnumerable<ImportedStream> FundUses(int count)
    {
        var route = new Route("bench", [new("PRE_CHECK", Role.Secretariat), new("FINANCE_REVIEW", Role.Finance)]);
        for (var n = 0; n < count; n++)
        {
            var (at, branch, amount) = (Noon.AddMinutes(n * 2), Register.BranchOf(n), 500 + (n % 9000));
            var day = DateOnly.FromDateTime(at.Date);
            var budget = Budget.IdOf(branch, 2026, Lines[n % Lines.Length]);
            var seller = $"Supplier {n % 700}";
            var claim = new FundUseClaim($"Fund use {n}", "bench", day, null, null, new(PartyKind.Company, seller, null, null, seller, null, null, null), [new(ExpenseItem.Material, budget, null, amount)],
                [new(null, n.ToString("00000000000000000000", CultureInfo.InvariantCulture), seller, day, amount, null)], []);
            IReadOnlyList<BudgetShare> shares = [new(budget, amount)];
            object[] events =
            [
                new FundUseDrafted(branch, claim, By, null), new FundUseSubmitted(1, amount, day, null, route, [], By, null), new FundUseStepApproved(1, Role.Secretariat, null, "person/secretariat", null),
                .. n % 4 == 0 ? Array.Empty<object>() : [new FundUseStepApproved(2, Role.Finance, null, "person/finance", null), new FundUseApproved(amount, null, shares, at, "person/finance", null, null), new PaymentRequested(amount, null, By, null)],
                .. n % 4 < 2 ? Array.Empty<object>() : [new PaymentRecorded(amount, null, shares, at, null, "person/cashier", null, null)],
            ];
            yield return new(FundUse.Kind, ImportIds.Of(FundUse.Kind, "bench", "fund-use", n.ToString(CultureInfo.InvariantCulture)), "bench", [.. events.Select(e => new ImportedEvent(e, at, By))], events.Length);
        }
    }

    /// <summary>One in two waits for its branch head.</summary>
    private static IEnumerable<ImportedStream> Receptions(int count)
    {
        var route = new Route("bench", [new("BRANCH_HEAD", Role.BranchHead), new("SECRETARIAT", Role.Secretariat)]);
        for (var n = 0; n < count; n++)
        {
            var (at, unit) = (Noon.AddMinutes(n * 4), $"Unit {n % 900}");
            var day = DateOnly.FromDateTime(at.Date);
            var request = new ReceptionRequest
            {
                Branch = Register.BranchOf(n), GuestUnit = unit, Purpose = "bench", Letter = new($"letter {n}", unit, day, 4, null),
                Sheet = new() { ReceivedOn = day, GuestCount = 4, CompanionCount = 2, Place = new("苏州", "canteen", PlaceKind.Canteen), Meals = [new(day, MealKind.WorkingMeal, 6, 240, null)], Charges = [], Items = [] },
            };
            object[] events = [new ReceptionApplied(1, request, 240, route, [], By, null), .. n % 2 == 0 ? Array.Empty<object>() : [new ReceptionStepApproved(1, Role.BranchHead, null, "person/head", null), new ReceptionStepApproved(2, Role.Secretariat, null, "person/secretariat", null), new ReceptionApproved(at, 240, null)]];
            yield return new(Reception.Kind, ImportIds.Of(Reception.Kind, "bench", "reception", n.ToString(CultureInfo.InvariantCulture)), "bench", [.. events.Select(e => new ImportedEvent(e, at, By))], events.Length);
        }
    }
}
