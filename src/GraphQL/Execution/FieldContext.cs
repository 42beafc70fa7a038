using System.Security.Claims;
using GraphQL.Execution;
using GraphQL.Execution.Binding;

namespace GraphQL;

/// <summary>Asked before a field's resolver runs: an error forbids the field, null allows it.</summary>
public delegate GraphQLError? FieldGuard(in FieldContext context);

/// <summary>
/// A field while it is resolved, for guards and for the host's own parameter types. Valid as long as the request
/// runs; not to be kept beyond it.
/// </summary>
public readonly struct FieldContext
{
    private readonly ExecutionRun _run;
    private readonly PlannedField _field;

    internal FieldContext(ExecutionRun run, PlannedField field, object parent)
    {
        _run = run;
        _field = field;
        Parent = parent;
    }

    /// <summary>What surrounds the request.</summary>
    public RequestContext Request => _run.Request;

    /// <summary>The field in the schema.</summary>
    public FieldDefinition Field => _field.Definition;

    /// <summary>The object whose field it is.</summary>
    public object Parent { get; }

    /// <summary>Who asks.</summary>
    public ClaimsPrincipal User => _run.Request.User;

    /// <summary>Ends the request.</summary>
    public CancellationToken CancellationToken => _run.Request.CancellationToken;

    /// <summary>
    /// Whether the client selected, below this field, the field at the dotted path of field names, as
    /// <c>totalCount</c> or <c>nodes.branch</c>. Aliases do not matter; what @skip leaves out is not selected.
    /// </summary>
    public bool Includes(string path) => _field.Includes(path);

    /// <summary>The names of the fields selected at the dotted path below this field; empty when nothing is selected there.</summary>
    public IReadOnlyCollection<string> Selected(string path) => _field.Selected(path);

    /// <summary>
    /// A value that depends on nothing but the field and what is selected below it: made once for a cached document and
    /// shared by all requests that run it.
    /// </summary>
    public T Once<T>(Func<FieldContext, T> make) where T : class => _field.Kept as T ?? (T)(_field.Kept = make(this));

    /// <summary>Whether the client gave the argument, or the SDL has a default for it.</summary>
    public bool HasArgument(string name) => _run.NeutralArgumentsOf(_field).ContainsKey(name);

    /// <summary>
    /// An argument as the neutral form of inputs: scalars as CLR values, enums as their SDL names, lists as
    /// <c>IReadOnlyList&lt;object?&gt;</c>, input objects as <c>IReadOnlyDictionary&lt;string, object?&gt;</c>; null when absent.
    /// </summary>
    public object? Argument(string name) => _run.NeutralArgumentsOf(_field).GetValueOrDefault(name);

    internal ExecutionRun Run => _run;

    // The few below are called by compiled resolvers.
    internal T Service<T>() where T : notnull => (T)(_run.Request.Services.GetService(typeof(T))
        ?? throw new InvalidOperationException($"No service {ClrShapes.Show(typeof(T))} is registered, but {Field} asks for it."));

    internal T? OptionalService<T>() => (T?)_run.Request.Services.GetService(typeof(T));
}
