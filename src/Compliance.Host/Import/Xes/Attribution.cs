namespace Compliance.Host.Import.Xes;

/// <summary>
/// Whose steps are these? A permit's trace may hold several declarations whose steps carry no document's id. The exporter
/// numbered steps document by document, so each document owns a run of neighbouring numbers, in the order of the documents'
/// own numbers; where one run ends and the next begins is chosen so that every document lives a life that makes sense.
/// </summary>
/// <remarks>Checked against the prepaid log, which tells for 108 of the sample's steps whose they are: it agrees on each.</remarks>
internal static class Attribution
{
    /// <param name="payments">Of each document, in its order: the steps that name it.</param>
    public static IReadOnlyList<Step>[] Split(IReadOnlyList<Step> steps, IReadOnlyList<IReadOnlyList<Step>> payments)
    {
        var documents = payments.Count;
        var ordered = steps.Select((s, i) => (Step: s, Number: Number(s.Event.Id) ?? i)).OrderBy(s => s.Number).Select(s => s.Step).ToArray();
        var n = ordered.Length;
        var cost = new int[documents + 1, n + 1];
        var from = new int[documents + 1, n + 1];
        for (var j = 1; j <= n; j++) cost[0, j] = int.MaxValue / 2;
        for (var d = 1; d <= documents; d++)
            for (var end = 0; end <= n; end++)
            {
                cost[d, end] = int.MaxValue / 2;
                // Of equal lives the earlier document has the longer one.
                for (var start = 0; start <= end; start++)
                {
                    if (cost[d - 1, start] >= int.MaxValue / 2) continue;
                    var sum = cost[d - 1, start] + Oddity(InOrder(ordered.AsSpan(start, end - start), payments[d - 1]));
                    if (sum <= cost[d, end]) (cost[d, end], from[d, end]) = (sum, start);
                }
            }
        var result = new IReadOnlyList<Step>[documents];
        for (int d = documents, end = n; d > 0; end = from[d, end], d--)
            result[d - 1] = InOrder(ordered.AsSpan(from[d, end], end - from[d, end]), payments[d - 1]);
        return result;
    }

    /// <summary>By instant; what happened at the same instant stays in the order of the file.</summary>
    public static IReadOnlyList<Step> InOrder(ReadOnlySpan<Step> some, IReadOnlyList<Step> others)
    {
        var all = new List<Step>(some.Length + others.Count);
        all.AddRange(some);
        all.AddRange(others);
        for (var i = 1; i < all.Count; i++)
            if (Compare(all[i - 1], all[i]) > 0) return [.. all.OrderBy(s => s.At).ThenBy(s => s.Event.Line)];
        return all;

        static int Compare(Step a, Step b) => a.At.CompareTo(b.At) is var byTime and not 0 ? byTime : a.Event.Line.CompareTo(b.Event.Line);
    }

    /// <summary>How many steps of a life do not follow from the step before.</summary>
    private static int Oddity(IReadOnlyList<Step> life)
    {
        var odd = 0;
        var state = Verb.Saved;
        var submitted = false;
        HashSet<string?>? approvers = null;
        foreach (var step in life)
        {
            switch (step.Verb)
            {
                case Verb.Saved or Verb.Submitted:
                    if (state is not (Verb.Saved or Verb.Rejected)) odd++;
                    submitted |= step.Verb == Verb.Submitted;
                    approvers = null;
                    break;
                case Verb.Approved:
                    if (state is not (Verb.Submitted or Verb.Approved) || !(approvers ??= []).Add(step.Office)) odd++;
                    break;
                case Verb.FinalApproved:
                    if (state is not (Verb.Submitted or Verb.Approved)) odd++;
                    break;
                case Verb.Rejected:
                    if (state is Verb.Saved or Verb.PaymentRequested or Verb.Paid) odd++;
                    break;
                case Verb.PaymentRequested:
                    if (state != Verb.FinalApproved) odd += 2;
                    break;
                case Verb.Paid:
                    if (state != Verb.PaymentRequested) odd += 2;
                    break;
            }
            state = step.Verb;
        }
        if (life.Count == 0) odd++;
        else if (!submitted) odd += 3;
        return odd;
    }

    private static long? Number(string? id)
    {
        if (id is null) return null;
        var end = id.LastIndexOf('_');
        if (end < 0) end = id.Length;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(id[start - 1])) start--;
        return start < end && long.TryParse(id.AsSpan(start, end - start), out var number) ? number : null;
    }
}
