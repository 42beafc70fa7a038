using Compliance.Kernel;

namespace Compliance.Audit;

// The storage format: the names and fields of these records are written in every database. Add, never rename.

/// <summary>Somebody asks to be forgotten, or the time of keeping his data is over.</summary>
internal sealed record ErasureRequested(string Person, string Reason, string By, string? For);
internal sealed record ErasureRefused(string Reason, string By, string? For);

/// <summary>The vault destroys the person's key in the transaction of this event. Every event and every proof stands.</summary>
internal sealed record PersonErased(string Person, string? Comment, string By, string? For);

internal enum ErasureStatus { Requested, Refused, Erased }

/// <summary>Erasing a person (个人信息保护法 Art 47): asked for by one, decided by another, one stream a person.</summary>
/// <param name="Status">Null: nobody asked.</param>
/// <param name="Askers">Who asked, and whom he stood in for: neither decides.</param>
internal sealed record Erasure(ErasureStatus? Status, IReadOnlyList<string> Askers)
{
    internal static readonly StreamKind<Erasure, ErasureRow> Kind = new("erasure", "erasure", new(null, []), Evolve, ErasureView.View);

    /// <summary>Found without a search: <c>erasure/person/0199…</c>.</summary>
    public static string Id(string person) => Kind.Id(person);

    public static Erasure Evolve(Erasure state, object @event) => @event switch
    {
        ErasureRequested e => new(ErasureStatus.Requested, [.. new[] { e.By, e.For }.OfType<string>()]),
        ErasureRefused => state with { Status = ErasureStatus.Refused },
        PersonErased => state with { Status = ErasureStatus.Erased },
        _ => state,
    };
}
