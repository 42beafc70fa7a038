namespace Compliance.Host.Import.Xes;

/// <summary>Reads the documents out of a trace. What belongs to a document is told by names of attributes, which are those of the travel and expense logs.</summary>
internal static class CaseReader
{
    public static Case Read(XesTrace trace)
    {
        var name = trace.Name ?? throw Wrong(trace.Line, "The trace has no concept:name.", "Every case must have an id.");
        List<Step> permit = [], declarations = [], requests = [], payments = [];
        foreach (var e in trace.Events)
        {
            var said = StepName.Parse(e.Name) ?? throw Wrong(e.Line, $"The step “{e.Name}” is not known.",
                "Known are Permit / Declaration / Request For Payment with SAVED, SUBMITTED, APPROVED, FINAL_APPROVED, REJECTED, and Start trip, End trip, Request Payment, Payment Handled, Send Reminder.");
            var step = new Step(said.Verb, said.Kind, e.Role ?? said.By, e);
            (said.Kind switch
            {
                DocumentKind.Permit => permit,
                DocumentKind.Declaration => declarations,
                DocumentKind.RequestForPayment => requests,
                _ => payments,
            }).Add(step);
        }

        var isPermitLog = trace.Case("RequestedBudget") is not null || trace.Case("TotalDeclared") is not null;
        var claims = new List<Document>();
        claims.AddRange(isPermitLog
            ? [.. Several(trace, DocumentKind.Declaration, "dec_id_", "DeclarationNumber_", declarations, payments), .. Several(trace, DocumentKind.RequestForPayment, "Rfp_id_", "RfpNumber_", requests, payments)]
            : Single(trace, name, declarations, requests, payments));
        return new(name, Permit(trace, name, isPermitLog, permit), claims, trace.Events.Count);
    }

    private static Document? Permit(XesTrace trace, string name, bool isPermitLog, List<Step> steps)
    {
        if (steps.Count == 0 && !isPermitLog) return null;
        var prefix = isPermitLog ? "" : "Permit_";
        return new(DocumentKind.Permit, trace.Case(isPermitLog ? "id" : "Permit_id") ?? name, Attribution.InOrder([.. steps], []))
        {
            Requested = Amount(trace, prefix + "RequestedBudget"),
            Spent = isPermitLog ? Amount(trace, "TotalDeclared") : null,
            Unit = trace.Case(prefix + "OrganizationalEntity"),
            Attributes = Rest(trace, isPermitLog
                ? static key => key is "BudgetNumber" or "ProjectNumber" or "TaskNumber" or "ActivityNumber" or "travel_permit_number" or "Overspent" or "OverspentAmount"
                : static key => key.StartsWith("Permit_", StringComparison.Ordinal) && key is not ("Permit_id" or "Permit_RequestedBudget" or "Permit_OrganizationalEntity")),
        };
    }

    // Domestic declarations, requests for payment, prepaid travel: one claim a trace.
    private static IEnumerable<Document> Single(XesTrace trace, string name, List<Step> declarations, List<Step> requests, List<Step> payments)
    {
        if (declarations.Count > 0 && requests.Count > 0)
            throw Wrong(trace.Line, $"The case {name} mixes declarations and requests for payment without a permit.", "Give its attributes RequestedBudget and TotalDeclared, or split it.");
        if (declarations.Count + requests.Count + payments.Count == 0) yield break;
        var kind = requests.Count > 0 || declarations.Count == 0 && trace.Case("Rfp_id") is not null ? DocumentKind.RequestForPayment : DocumentKind.Declaration;
        yield return new(kind, trace.Case(kind == DocumentKind.Declaration ? "id" : "Rfp_id") ?? name, Attribution.InOrder([.. declarations, .. requests], payments))
        {
            Requested = Amount(trace, kind == DocumentKind.Declaration ? "Amount" : "RequestedAmount"),
            Unit = trace.Case("OrganizationalEntity"),
            Attributes = Rest(trace, static key => key is not ("id" or "Rfp_id" or "Amount" or "RequestedAmount" or "OrganizationalEntity" or "creator" or "variant" or "variant-index")
                && (key == "Permit_id" || !key.StartsWith("Permit_", StringComparison.Ordinal))),
        };
    }

    // A permit's claims are numbered from 0 in one row: dec_id_1 and Rfp_id_0 share RequestedAmount_0, RequestedAmount_1.
    private static IEnumerable<Document> Several(XesTrace trace, DocumentKind kind, string idKey, string numberKey, List<Step> steps, List<Step> payments)
    {
        var found = new List<(string Id, string Index)>();
        if (trace.Events.Count > 0)
        {
            var first = trace.Events[0].Attributes;
            for (var i = 0; i < first.Count; i++)
                if (first.KeyAt(i).StartsWith(XesTrace.CasePrefix + idKey, StringComparison.Ordinal) && first.ValueAt(i) is { } id)
                    found.Add((id, first.KeyAt(i)[(XesTrace.CasePrefix.Length + idKey.Length)..]));
        }
        if (found.Count == 0 && steps.Count > 0)
            found.Add(($"{kind} of {trace.Name}", ""));
        found.Sort(static (a, b) => Tail(a.Id).CompareTo(Tail(b.Id)));
        var paid = found.Select(f => payments.Where(p => NamesDocument(p.Event.Id, f.Id)).ToList()).ToList<IReadOnlyList<Step>>();
        var lives = found.Count == 1 ? [Attribution.InOrder([.. steps], paid[0])] : Attribution.Split(steps, paid);
        for (var i = 0; i < found.Count; i++)
        {
            var index = found[i].Index;
            yield return new(kind, found[i].Id, lives[i])
            {
                Requested = index.Length == 0 ? null : Amount(trace, "RequestedAmount_" + index),
                Unit = trace.Case("OrganizationalEntity_" + index) ?? trace.Case("OrganizationalEntity"),
                StepsInferred = found.Count > 1,
                Attributes = Rest(trace, key => key.EndsWith("_" + index, StringComparison.Ordinal)
                    && (key == numberKey + index || kind == DocumentKind.RequestForPayment && key[..^(index.Length + 1)] is "Task" or "Project" or "Cost_Type" or "Activity")),
            };
        }
    }

    // fd_declaration 73012_17 is the 17th event of declaration 73012.
    private static bool NamesDocument(string? eventId, string documentId) =>
        eventId is not null && eventId.LastIndexOf('_') is var end and > 0 && eventId.IndexOf('_') is var start && start < end
        && eventId.AsSpan(start + 1, end - start - 1).SequenceEqual(documentId);

    private static long Tail(string id) => long.TryParse(id.AsSpan(id.LastIndexOf(' ') + 1), out var number) ? number : long.MaxValue;

    private static decimal? Amount(XesTrace trace, string key)
    {
        if (trace.Case(key) is not { } text) return null;
        return XesValues.TryAmount(text, out var amount) ? amount
            : throw Wrong(trace.Line, $"In the case {trace.Name} {key} is “{text}”.", "Write an amount in figures, e.g. 1302.50 or 1,302.50.");
    }

    private static Dictionary<string, string> Rest(XesTrace trace, Func<string, bool> mine)
    {
        var rest = new Dictionary<string, string>();
        if (trace.Events.Count == 0) return rest;
        var first = trace.Events[0].Attributes;
        for (var i = 0; i < first.Count; i++)
            if (first.KeyAt(i).StartsWith(XesTrace.CasePrefix, StringComparison.Ordinal) && first.KeyAt(i)[XesTrace.CasePrefix.Length..] is var key && first.ValueAt(i) is { } value && mine(key))
                rest[key] = value;
        return rest;
    }

    private static XesException Wrong(int line, string what, string mend) => new(line, 1, what, mend);
}
