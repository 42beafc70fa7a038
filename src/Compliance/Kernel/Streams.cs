namespace Compliance.Kernel;

/// <summary>
/// A kind of stream: its category (the first part of every id), how its state evolves for decisions, and the view folded
/// from it. Ids are readable: <c>activity/0199…</c>, <c>budget/cardiology/2026/meetings</c>; an id is also the GraphQL node id.
/// </summary>
internal abstract class StreamKind(string category, string alias)
{
    public string Category => category;
    /// <summary>The stream type as stored (Marten's aggregate alias).</summary>
    public string Alias => alias;
    public abstract View View { get; }
    public abstract object InitialState { get; }
    public abstract object EvolveState(object state, object @event);

    public string Id(params ReadOnlySpan<string> tail) => category + "/" + string.Join('/', tail);
    /// <summary>Whether that is an id of this kind. One with a NUL character is nobody's: no database takes it.</summary>
    public bool Owns(string stream) => !stream.Contains('\0') && stream.Length > category.Length && stream[category.Length] == '/' && stream.StartsWith(category, StringComparison.Ordinal);
}

internal sealed class StreamKind<TState, TRow>(string category, string alias, TState initial, Func<TState, object, TState> evolve, View<TRow> view)
    : StreamKind(category, alias)
    where TState : class where TRow : class, IRow
{
    public override View<TRow> View => view;
    public TState Initial => initial;
    public override object InitialState => initial;
    public TState Evolve(TState state, object @event) => evolve(state, @event);
    public override object EvolveState(object state, object @event) => evolve((TState)state, @event);
}
