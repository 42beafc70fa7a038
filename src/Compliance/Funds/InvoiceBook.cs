using Compliance.Kernel;

namespace Compliance.Funds;

/// <summary>Keeps the invoices' streams in step with the claim that uses them, within the same transaction.</summary>
internal static class InvoiceBook
{
    /// <summary>The claim now has these invoices: those of before that are gone are free for others, those of now are claimed.</summary>
    public static async ValueTask Follow(IWork work, string fundUse, string branch, FundUseClaim? before, FundUseClaim after, CancellationToken ct)
    {
        await ReleaseGone(work, fundUse, before, after, ct);
        foreach (var (kind, id, invoice) in Streams(after.Invoices))
            await Enter(work, kind, id, state => InvoiceDecisions.Decide(state, new ClaimInvoice(fundUse, branch, invoice)), ct);
    }

    /// <summary>A claim that was returned still holds its invoices; one struck from it while it is edited is free at once.</summary>
    public static async ValueTask ReleaseGone(IWork work, string fundUse, FundUseClaim? before, FundUseClaim after, CancellationToken ct)
    {
        if (before is null) return;
        var kept = Streams(after.Invoices).Select(s => s.Id).ToHashSet();
        foreach (var (kind, id, _) in Streams(before.Invoices).Where(s => !kept.Contains(s.Id)))
            await Enter(work, kind, id, state => InvoiceDecisions.Decide(state, new ReleaseInvoice(fundUse, "REMOVED")), ct);
    }

    /// <summary>The claim is over: withdrawn or rejected.</summary>
    public static async ValueTask ReleaseAll(IWork work, string fundUse, FundUseClaim claim, string reason, CancellationToken ct)
    {
        foreach (var (kind, id, _) in Streams(claim.Invoices))
            await Enter(work, kind, id, state => InvoiceDecisions.Decide(state, new ReleaseInvoice(fundUse, reason)), ct);
    }

    /// <summary>The claim's invoices, by their numbers, of which another claim holds the number or the file.</summary>
    public static async ValueTask<IReadOnlyList<string>> UsedByOthers(IWork work, string fundUse, FundUseClaim claim, CancellationToken ct)
    {
        var used = new List<string>();
        foreach (var (kind, id, invoice) in Streams(claim.Invoices))
            if ((await work.Load(kind, id, ct)).State.IsUsedByOther(fundUse)) used.Add(invoice.Number);
        return [.. used.Distinct()];
    }

    /// <summary>The same from the views, for the invoices of many claims in one read.</summary>
    public static async ValueTask<Func<string, IEnumerable<FundInvoice>, IReadOnlyList<string>>> UsedByOthers(IViews views, IEnumerable<FundInvoice> invoices, CancellationToken ct)
    {
        var streams = Streams(invoices).ToList();
        ValueTask<IReadOnlyDictionary<string, InvoiceRow>> Rows(StreamKind<InvoiceState, InvoiceRow> kind) =>
            views.GetMany(kind.View, [.. streams.Where(s => s.Kind == kind).Select(s => s.Id).Distinct()], null, ct);
        var (numbers, files) = (await Rows(Invoice.Kind), await Rows(Invoice.FileKind));
        return (fundUse, own) =>
            [.. Streams(own).Where(s => (s.Kind == Invoice.Kind ? numbers : files).GetValueOrDefault(s.Id)?.Holders.Any(h => h != fundUse) ?? false).Select(s => s.Invoice.Number).Distinct()];
    }

    /// <summary>In one order for all claims, so that two of them never wait for each other.</summary>
    private static IEnumerable<(StreamKind<InvoiceState, InvoiceRow> Kind, string Id, FundInvoice Invoice)> Streams(IEnumerable<FundInvoice> invoices)
    {
        foreach (var invoice in invoices.OrderBy(i => Invoice.IdOf(i.Code, i.Number), StringComparer.Ordinal))
        {
            yield return (Invoice.Kind, Invoice.IdOf(invoice.Code, invoice.Number), invoice);
            if (invoice.File is { } file) yield return (Invoice.FileKind, Invoice.FileIdOf(file), invoice);
        }
    }

    private static async ValueTask Enter(IWork work, StreamKind<InvoiceState, InvoiceRow> kind, string id, Func<InvoiceState, Decision> decide, CancellationToken ct)
    {
        var seen = await work.Load(kind, id, ct);
        if (decide(seen.State) is Decision.Accepted { Events.Count: > 0 } accepted) work.Append(kind, id, accepted.Events);
    }
}
