using Compliance.Kernel;

namespace Compliance.Discipline;

/// <summary>Who answers for a violation that is not disposed of is still to be known.</summary>
internal sealed class OpenViolations(IViewsOf views) : IRetention
{
    private static readonly IReadOnlyList<object?> Open = [.. new[] { ViolationStatus.Raised, ViolationStatus.Explained, ViolationStatus.Confirmed, ViolationStatus.Referred }.Select(s => SdlName.Of(s))];

    public async ValueTask<Refusal?> Needs(string tenant, string person, DateTimeOffset at, CancellationToken ct) =>
        await views.Tenant(tenant).List(Violation.Kind.View, Filter.And(Filter.Eq("person", person), Filter.In("status", Open)), 1, ct) is [var violation]
            ? Refusal.Because("PERSON_OF_VIOLATION", ("violation", violation.Id)) : null;
}
