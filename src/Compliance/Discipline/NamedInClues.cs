using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>Whom an open clue names is still to be known. Why is not said: whoever asks for an erasure need not know that there is one.</summary>
internal sealed class NamedInClues(IViewsOf views) : IRetention
{
    private static readonly IReadOnlyList<object?> Open = [.. Enum.GetValues<ClueStatus>().Where(s => !Clue.IsOver(s)).Select(s => SdlName.Of(s))];

    public async ValueTask<Refusal?> Needs(string tenant, string person, DateTimeOffset at, CancellationToken ct) =>
        await views.Tenant(tenant).List(ClueView.View, Filter.And(new Filter.Test("persons", Operator.Contains, person), Filter.In("status", Open)), 1, ct) is [_]
            ? Refusal.Because("PERSON_NEEDED") : null;
}
