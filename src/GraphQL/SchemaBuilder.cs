using GraphQL.Execution.Binding;
using GraphQL.Language;
using GraphQL.Types;

namespace GraphQL;

/// <summary>
/// Builds a schema from SDL documents and plain C# classes. A field is served by a method of a bound resolver class,
/// else by a property or method of the bound CLR type; names match without regard to the case of the first letter, a
/// <c>Get</c> before and an <c>Async</c> behind.
/// </summary>
/// <remarks>
/// A method's parameter is, in this order: of a type told to <see cref="BindParameter"/>; the argument of the same
/// name; the cancellation token, principal, data loaders or request context; the parent (named <c>parent</c>, or of
/// the bound type); a service of the request's scope.
/// </remarks>
public sealed class SchemaBuilder
{
    private readonly List<Source> _documents = [];
    private readonly Bindings _bindings = new();

    /// <summary>Adds SDL. Documents may extend what others define (<c>extend type Query</c>), in any order.</summary>
    /// <param name="sdl">The text.</param>
    /// <param name="name">The name under which its faults are reported, usually the file's.</param>
    public SchemaBuilder AddDocument(string sdl, string? name = null)
    {
        _documents.Add(new Source(sdl, name ?? $"document {_documents.Count + 1}"));
        return this;
    }

    /// <summary>
    /// Binds a CLR type to an object type, input or enum of the SDL; which of them it is, the SDL says. Object types
    /// that some bound member gives need no binding; members of unions and implementers of interfaces do.
    /// </summary>
    public SchemaBuilder BindType(string sdlName, Type clr)
    {
        _bindings.Types.Add((sdlName, clr));
        return this;
    }

    /// <summary>Binds the public instance methods of a class to the fields of a type. The class is made once; several classes may serve one type.</summary>
    public SchemaBuilder BindResolvers(string sdlTypeName, Type resolverClass)
    {
        _bindings.Resolvers.Add((sdlTypeName, resolverClass));
        return this;
    }

    /// <summary>Puts code behind a scalar of the SDL. Decimal, Date, DateTime, UUID, JSON and Long are there already.</summary>
    public SchemaBuilder BindScalar(ScalarType scalar)
    {
        _bindings.Scalars[scalar.Name] = scalar;
        return this;
    }

    /// <summary>Lets resolvers give, and take, a CLR type of their own where a scalar has another, such as money for decimal.</summary>
    public SchemaBuilder BindConversion<TClr, TScalar>(Func<TClr, TScalar> toScalar, Func<TScalar, TClr> fromScalar)
    {
        _bindings.Conversions.Add(toScalar);
        _bindings.Conversions.Add(fromScalar);
        return this;
    }

    /// <summary>Hands parameters of a type of the host's own to resolver methods.</summary>
    public SchemaBuilder BindParameter(Type type, Func<FieldContext, object?> factory)
    {
        _bindings.Parameters[type] = factory;
        return this;
    }

    /// <summary>
    /// Runs a guard before every field that carries the directive, or whose type does. The factory is called once a
    /// field at start, the guard at each resolution.
    /// </summary>
    public SchemaBuilder Guard(string directive, Func<DirectiveUse, FieldDefinition, FieldGuard> guard)
    {
        _bindings.Guards.Add((directive, guard));
        return this;
    }

    /// <summary>Says the object type of an interface's or union's value by name where the CLR type alone does not tell; null falls back to the CLR type.</summary>
    public SchemaBuilder ResolveType(string abstractTypeName, Func<object, string?> name)
    {
        _bindings.TypeHooks[abstractTypeName] = name;
        return this;
    }

    /// <summary>Builds, validates and binds.</summary>
    /// <exception cref="SchemaException">Something does not fit; all faults are listed.</exception>
    public Schema Build(IServiceProvider services)
    {
        var faults = new Faults();
        var schema = BuildTypes(faults);
        new SchemaBinder(schema, _bindings, services, faults).Bind();
        faults.ThrowIfAny();
        return schema;
    }

    /// <summary>The type system alone, without resolvers: enough to validate and to print.</summary>
    internal Schema BuildTypes() => BuildTypes(new Faults());

    private Schema BuildTypes(Faults faults)
    {
        var merger = new SchemaMerger(faults);
        foreach (var source in _documents)
        {
            try
            {
                merger.Add(Parser.Parse(source));
            }
            catch (SyntaxException e)
            {
                faults.Add($"{source.Name}:{e.Location.Line}:{e.Location.Column}: {e.Message}");
            }
        }
        faults.ThrowIfAny();
        merger.Merge();
        var scalars = Prelude.Scalars.ToDictionary(s => s.Name, StringComparer.Ordinal);
        foreach (var scalar in _bindings.Scalars.Values) scalars[scalar.Name] = scalar;
        var schema = new TypeBuilder(merger, scalars, faults).Build();
        faults.ThrowIfAny();
        SchemaValidator.Validate(schema, faults);
        faults.ThrowIfAny();
        return schema;
    }
}
