namespace Compliance.Kernel;

/// <summary>
/// An expected "no": a value, never an exception. The code never changes once shipped; the sentence is a template
/// in <see cref="Texts"/>, chosen by the caller's language and filled with <see cref="Args"/>.
/// </summary>
internal sealed record Refusal(string Code, IReadOnlyDictionary<string, object?> Args)
{
    /// <summary>The clause the refusal rests on, when it rests on one.</summary>
    public string? Clause { get; init; }

    /// <summary>The findings that stop the act; shown beside the fields that cause them.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The attempt itself matters to discipline (self-approval, overdrawing, …): it is recorded as an event.</summary>
    public bool Grave { get; init; }

    public static Refusal Because(string code, params (string Name, object? Value)[] args) =>
        new(code, args.ToDictionary(a => a.Name, a => a.Value));

    public static Refusal NotFound(string id) => Because("NOT_FOUND", ("id", id));

    public static Refusal NotAllowed(string act) => Because("NOT_ALLOWED", ("act", act));

    /// <summary>The move is not one that the record's state offers.</summary>
    public static Refusal IllegalMove(string act, object status) => Because("ILLEGAL_MOVE", ("act", act), ("status", SdlName.Of(status)));

    public static Refusal Invalid(string field, string reasonCode, params (string Name, object? Value)[] args) =>
        Because(reasonCode, [("field", field), .. args]);
}
