namespace Compliance.Host.Import.Xes;

/// <summary>A permit, a declaration or a request for payment as the log tells it: its own steps, in the order in which they happened.</summary>
/// <param name="Id">The document's id in the log, e.g. <c>travel permit 73549</c>.</param>
internal sealed record Document(DocumentKind Kind, string Id, IReadOnlyList<Step> Steps)
{
    /// <summary>What was asked for: the permit's budget, the claim's amount. Null when the log does not say.</summary>
    public decimal? Requested { get; init; }
    /// <summary>What the permit's claims came to.</summary>
    public decimal? Spent { get; init; }
    public string? Unit { get; init; }
    /// <summary>What the log says and the register has no field for.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
    /// <summary>The steps of several like documents in one trace were told apart by their numbers; the log itself does not say whose they are.</summary>
    public bool StepsInferred { get; init; }

    public Step? First(Verb verb)
    {
        foreach (var step in Steps)
            if (step.Verb == verb) return step;
        return null;
    }

    public DateTimeOffset? FirstAt(Verb verb) => First(verb)?.At;
}

/// <summary>All that one trace tells: at most one permit, and the claims beside it.</summary>
internal sealed record Case(string Name, Document? Permit, IReadOnlyList<Document> Claims, int EventCount);
