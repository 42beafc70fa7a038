using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Execution.Binding;

/// <summary>What the host told the builder about its C# side.</summary>
internal sealed class Bindings
{
    public List<(string Sdl, Type Clr)> Types { get; } = [];
    public List<(string Sdl, Type Class)> Resolvers { get; } = [];
    public Dictionary<string, ScalarType> Scalars { get; } = new(StringComparer.Ordinal);
    public List<(string Directive, Func<DirectiveUse, FieldDefinition, FieldGuard> Make)> Guards { get; } = [];
    public Dictionary<Type, Func<FieldContext, object?>> Parameters { get; } = [];
    public Dictionary<string, Func<object, string?>> TypeHooks { get; } = new(StringComparer.Ordinal);
    public Conversions Conversions { get; } = new();
}

/// <summary>
/// Joins the fields of the SDL with members of C# at start, and checks both sides. After it a schema runs without
/// reflection.
/// </summary>
internal sealed class SchemaBinder
{
    private readonly Schema _schema;
    private readonly Bindings _bindings;
    private readonly IServiceProvider _services;
    private readonly Faults _faults;
    private readonly InputBinder _inputs;
    private readonly OutputBinder _outputs;
    private readonly AbstractTypes _abstractTypes;
    private readonly Dictionary<Type, object?> _instances = [];
    private readonly Queue<ObjectType> _waiting = new();
    private readonly HashSet<ObjectType> _bound = [];
    private readonly IServiceProviderIsService? _isService;

    public SchemaBinder(Schema schema, Bindings bindings, IServiceProvider services, Faults faults)
    {
        _schema = schema;
        _bindings = bindings;
        _services = services;
        _faults = faults;
        _abstractTypes = new AbstractTypes(schema, bindings.TypeHooks);
        _inputs = new InputBinder(bindings.Conversions, faults);
        _outputs = new OutputBinder(_abstractTypes, _inputs, bindings.Conversions, faults);
        _outputs.Inferred += _waiting.Enqueue;
        _isService = services.GetService(typeof(IServiceProviderIsService)) as IServiceProviderIsService;
    }

    public void Bind()
    {
        foreach (var (sdl, clr) in _bindings.Types) BindType(sdl, clr);
        foreach (var (sdl, _) in _bindings.Resolvers)
            if (_schema.Type(sdl) is not ObjectType) _faults.Add($"Resolvers are bound to {sdl}, but the SDL has no object type of that name.");
        // Root types first, then what they and others lead to; a type is bound when its CLR type is known.
        foreach (var root in new[] { _schema.Query, _schema.Mutation, _schema.Subscription })
            if (root is not null) _waiting.Enqueue(root);
        foreach (var type in _schema.Types.OfType<ObjectType>())
            if (type.ClrType is not null || type.IsIntrospection) _waiting.Enqueue(type);
        Drain();
        foreach (var type in _schema.Types.OfType<ObjectType>())
            if (_bindings.Resolvers.Exists(r => r.Sdl == type.Name)) _waiting.Enqueue(type);
        Drain();
        foreach (var type in _schema.Types.OfType<ObjectType>()) _waiting.Enqueue(type);
        Drain();
        foreach (var type in _outputs.AbstractUsed) _abstractTypes.Check(type, _faults);
        foreach (var meta in new[] { _schema.SchemaField, _schema.TypeField }) BindMeta(meta);
        _schema.TypenameField.Resolver = TypenameResolver.Instance;
    }

    private void Drain()
    {
        while (_waiting.TryDequeue(out var type))
            if (_bound.Add(type)) BindFields(type);
    }

    private void BindType(string sdl, Type clr)
    {
        switch (_schema.Type(sdl))
        {
            case null: _faults.Add($"{ClrShapes.Show(clr)} is bound to {sdl}, but the SDL has no type of that name."); break;
            case ObjectType { ClrType: { } other } when other != clr: _faults.Add($"{sdl} is bound to both {ClrShapes.Show(other)} and {ClrShapes.Show(clr)}."); break;
            case ObjectType type: type.ClrType = clr; break;
            case EnumType type when clr.IsEnum:
                type.ClrType = clr;
                _inputs.EnumMap(type, clr);
                break;
            case EnumType: _faults.Add($"The enum {sdl} is bound to {ClrShapes.Show(clr)}, which is no enum."); break;
            case InputObjectType type:
                type.ClrType = clr;
                _inputs.Bind(type, clr, false, $"The binding of {sdl}");
                break;
            case NamedScalar: _faults.Add($"{sdl} is a scalar; it is bound with BindScalar."); break;
        }
    }

    private void BindMeta(FieldDefinition field)
    {
        var method = typeof(Introspection.QueryFields).GetMethod(field.Name == "__schema" ? "Schema" : "Type", BindingFlags.Public | BindingFlags.Instance)!;
        field.Resolver = FromMethod(method, new Introspection.QueryFields(_schema), field, _schema.Query);
    }

    private void BindFields(ObjectType type)
    {
        var classes = type.IsIntrospection
            ? [Introspection.Resolvers.ClassOf(type.Name)]
            : _bindings.Resolvers.Where(r => r.Sdl == type.Name).Select(r => r.Class).Distinct().ToList();
        foreach (var field in type.Fields)
        {
            field.Resolver = Find(type, field, classes);
            if (field.Resolver is not null) field.Resolver = Guarded(field, field.Resolver);
        }
    }

    private FieldResolver Guarded(FieldDefinition field, FieldResolver resolver)
    {
        var guards = new List<FieldGuard>();
        foreach (var (directive, make) in _bindings.Guards)
            foreach (var use in field.DeclaringType.Directives.Concat(field.Directives))
                if (use.Name == directive) guards.Add(make(use, field));
        return guards.Count == 0 ? resolver : new GuardedResolver([.. guards], resolver);
    }

    private FieldResolver? Find(ObjectType type, FieldDefinition field, List<Type> classes)
    {
        var candidates = new List<(MethodInfo Method, Type Class)>();
        foreach (var c in classes)
            foreach (var method in c.GetMethods(BindingFlags.Public | BindingFlags.Instance))
                if (method.DeclaringType != typeof(object) && !method.IsSpecialName && !method.IsGenericMethodDefinition && Names.Match(field.Name, method.Name))
                    candidates.Add((method, c));
        var fitting = candidates.Where(c => ParentFits(c.Method, type)).ToList();
        var member = Member(type.ClrType, field);
        if (fitting.Count > 1 || (fitting.Count == 1 && member is not null))
        {
            // Several may serve: the one that takes the parent, then the one whose parameters are all known.
            var clean = fitting.Where(c => c.Method.GetParameters().All(p => IsKnown(p, field, type))).ToList();
            if (clean.Count > 0) fitting = clean;
            else if (member is not null) fitting.Clear();
            if (fitting.Count > 1) fitting = [.. fitting.OrderByDescending(c => c.Method.GetParameters().Count(p => IsParent(p, type))).ThenByDescending(c => c.Method.GetParameters().Length)];
        }
        if (fitting.Count > 0)
        {
            var (method, owner) = fitting[0];
            field.Member = method;
            return Instance(owner) is { } instance ? FromMethod(method, instance, field, type) : null;
        }
        field.Member = member;
        switch (member)
        {
            case PropertyInfo property when !IsPromise(property.PropertyType): return FromProperty(property, field, type);
            case PropertyInfo property: return FromMethod(property.GetMethod!, null, field, type);
            case MethodInfo method: return FromMethod(method, null, field, type);
        }
        var sides = new List<string>();
        if (classes.Count > 0) sides.Add($"a method in {string.Join(" or ", classes.Select(ClrShapes.Show))}");
        if (type.ClrType is { } clr) sides.Add($"a property of {ClrShapes.Show(clr)}");
        var hint = candidates.Count > 0 ? " (a method of that name takes another parent)" : "";
        var statics = classes.Any(c => c.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(m => Names.Match(field.Name, m.Name))) ? " (a static method is not seen)" : "";
        _faults.Add(field.Node, sides.Count == 0
            ? $"{field} has no member: {type} is bound to no CLR type and no resolvers."
            : $"{field} has no member; expected {string.Join(" or ", sides)}{hint}{statics}.");
        return null;
    }

    private static MemberInfo? Member(Type? clr, FieldDefinition field)
    {
        if (clr is null) return null;
        var places = clr.IsInterface ? clr.GetInterfaces().Prepend(clr) : [clr];
        foreach (var place in places)
        {
            foreach (var property in place.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                if (property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0 && Names.Match(field.Name, property.Name)) return property;
            foreach (var method in place.GetMethods(BindingFlags.Public | BindingFlags.Instance))
                if (method.DeclaringType != typeof(object) && !method.IsSpecialName && !method.IsGenericMethodDefinition && Names.Match(field.Name, method.Name)) return method;
        }
        return null;
    }

    private bool IsRoot(ObjectType type) => ReferenceEquals(type, _schema.Query) || ReferenceEquals(type, _schema.Mutation) || ReferenceEquals(type, _schema.Subscription);

    private bool ParentFits(MethodInfo method, ObjectType type)
    {
        foreach (var parameter in method.GetParameters())
        {
            if (!string.Equals(parameter.Name, "parent", StringComparison.OrdinalIgnoreCase)) continue;
            if (IsRoot(type) || !IsParent(parameter, type)) return false;
        }
        return true;
    }

    private bool IsParent(ParameterInfo parameter, ObjectType type)
    {
        if (IsRoot(type)) return false;
        var named = string.Equals(parameter.Name, "parent", StringComparison.OrdinalIgnoreCase);
        if (type.ClrType is not { } clr) return named;
        return named ? parameter.ParameterType.IsAssignableFrom(clr) || clr.IsAssignableFrom(parameter.ParameterType) : parameter.ParameterType == clr;
    }

    private bool IsKnown(ParameterInfo parameter, FieldDefinition field, ObjectType type) =>
        Argument(field, parameter.Name!) is not null || IsSpecial(parameter.ParameterType) || IsParent(parameter, type)
        || (!ClrShapes.IsSimple(parameter.ParameterType) && _isService?.IsService(parameter.ParameterType) != false);

    private bool IsSpecial(Type type) => _bindings.Parameters.ContainsKey(type)
        || type == typeof(CancellationToken) || type == typeof(ClaimsPrincipal) || type == typeof(IServiceProvider)
        || type == typeof(IDataLoaders) || type == typeof(RequestContext) || type == typeof(FieldContext);

    private static InputValueDefinition? Argument(FieldDefinition field, string name) =>
        field.Argument(name) ?? field.Arguments.FirstOrDefault(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase));

    private object? Instance(Type resolvers)
    {
        if (_instances.TryGetValue(resolvers, out var instance)) return instance;
        try
        {
            instance = _services.GetService(resolvers) ?? ActivatorUtilities.CreateInstance(_services, resolvers);
        }
        catch (Exception e) when (e is InvalidOperationException or MemberAccessException or TargetInvocationException)
        {
            _faults.Add($"The resolver class {ClrShapes.Show(resolvers)} cannot be made: {(e.InnerException ?? e).Message}");
        }
        return _instances[resolvers] = instance;
    }

    private static bool IsPromise(Type type) =>
        ClrShapes.IsGeneric(type, typeof(Task<>)) || ClrShapes.IsGeneric(type, typeof(ValueTask<>)) || ClrShapes.IsGeneric(type, typeof(IAsyncEnumerable<>));

    private FieldResolver? FromProperty(PropertyInfo property, FieldDefinition field, ObjectType type)
    {
        if (field.Arguments.Count > 0) _faults.Add(field.Node, $"{field} has arguments, but it is served by a property of {ClrShapes.Show(type.ClrType!)}, which reads none.");
        if (_outputs.Bind(field.Type, property.PropertyType, field.ToString()) is not { } writer) return null;
        var clr = type.ClrType!;
        var (resolver, getter) = clr.IsValueType
            ? (typeof(StructPropertyResolver<,>), typeof(StructGetter<,>))
            : (typeof(PropertyResolver<,>), typeof(Func<,>));
        var get = property.GetMethod!.CreateDelegate(getter.MakeGenericType(clr, property.PropertyType));
        if (!clr.IsValueType && OutputBinder.Leaf(field.Type, property.PropertyType) is { } leaf)
            return (FieldResolver)OutputBinder.Make(typeof(LeafResolver<,,>), [clr, property.PropertyType, leaf], get, field.Type is NonNullType);
        return (FieldResolver)OutputBinder.Make(resolver, [clr, property.PropertyType], get, writer);
    }

    private FieldResolver? FromMethod(MethodInfo method, object? instance, FieldDefinition field, ObjectType type)
    {
        var returns = method.ReturnType;
        var (value, kind) = returns switch
        {
            _ when ClrShapes.IsGeneric(returns, typeof(Task<>)) => (returns.GetGenericArguments()[0], typeof(TaskResolver<>)),
            _ when ClrShapes.IsGeneric(returns, typeof(ValueTask<>)) => (returns.GetGenericArguments()[0], typeof(ValueTaskResolver<>)),
            _ when ReferenceEquals(type, _schema.Subscription) && ClrShapes.IsGeneric(returns, typeof(IAsyncEnumerable<>)) => (returns.GetGenericArguments()[0], typeof(StreamResolver<>)),
            _ => (returns, typeof(MethodResolver<>)),
        };
        var where = $"{field} ({method.DeclaringType!.Name}.{method.Name})";
        if (value == typeof(void) || value == typeof(Task) || value == typeof(ValueTask))
        {
            _faults.Add($"{where} gives no value.");
            return null;
        }
        if (ReferenceEquals(type, _schema.Subscription) && kind != typeof(StreamResolver<>))
        {
            _faults.Add($"{where} serves a subscription and must give an IAsyncEnumerable.");
            return null;
        }
        if (_outputs.Bind(field.Type, value, where) is not { } writer) return null;

        var context = Expression.Parameter(typeof(FieldContext), "context");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var parameters = Parameters(method, field, type, context, arguments, where);
        var target = instance is null
            ? Expression.Convert(Expression.Property(context, nameof(FieldContext.Parent)), type.ClrType!)
            : (Expression)Expression.Constant(instance);
        var signature = typeof(Func<,,>).MakeGenericType(typeof(FieldContext), typeof(object?[]), returns);
        var call = Expression.Lambda(signature, Expression.Call(target, method, parameters), context, arguments);
        var compile = Delegate.CreateDelegate(typeof(Func<>).MakeGenericType(signature), call, typeof(LambdaCompiler).GetMethod(nameof(LambdaCompiler.Compile))!.MakeGenericMethod(signature));
        return (FieldResolver)OutputBinder.Make(kind, [value], compile, writer);
    }

    private List<Expression> Parameters(MethodInfo method, FieldDefinition field, ObjectType type, ParameterExpression context, ParameterExpression arguments, string where)
    {
        var expressions = new List<Expression>();
        var slots = new ArgumentSlot?[field.Arguments.Count];
        var open = false;
        foreach (var parameter in method.GetParameters())
        {
            var wanted = parameter.ParameterType;
            if (_bindings.Parameters.TryGetValue(wanted, out var factory))
            {
                open = true;
                expressions.Add(Expression.Convert(Expression.Invoke(Expression.Constant(factory), context), wanted));
            }
            else if (Argument(field, parameter.Name!) is { } argument)
            {
                var index = field.Arguments.ToList().IndexOf(argument);
                slots[index] = Slot(parameter, argument, $"{where}, parameter {parameter.Name},");
                expressions.Add(Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), wanted));
            }
            else if (wanted == typeof(FieldContext))
            {
                open = true;
                expressions.Add(context);
            }
            else if (Special(wanted, context) is { } special)
            {
                expressions.Add(special);
            }
            else if (IsParent(parameter, type))
            {
                expressions.Add(Expression.Convert(Expression.Property(context, nameof(FieldContext.Parent)), wanted));
            }
            else if (ClrShapes.IsSimple(wanted) || (_isService is not null && !_isService.IsService(wanted) && !parameter.HasDefaultValue))
            {
                _faults.Add($"{where}: the parameter {parameter.Name} is no argument of the SDL, no parent and no known service.");
                expressions.Add(Expression.Default(wanted));
            }
            else
            {
                var name = parameter.HasDefaultValue ? nameof(FieldContext.OptionalService) : nameof(FieldContext.Service);
                var get = typeof(FieldContext).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(wanted);
                expressions.Add(Expression.Call(context, get));
            }
        }
        for (var i = 0; i < slots.Length && !open; i++)
            if (slots[i] is null) _faults.Add(field.Node, $"{where}: the argument {field.Arguments[i].Name} of the SDL reaches no parameter.");
        field.ArgumentSlots = slots;
        field.ArgumentsAreImmutable = field.Arguments.All(a => IsImmutable(a.Type.Nullable));
        return expressions;
    }

    private static bool IsImmutable(GraphQLType type) => type is EnumType || (type is NamedScalar s && ClrShapes.IsSimple(s.Scalar.ClrType));

    private ArgumentSlot Slot(ParameterInfo parameter, InputValueDefinition argument, string where)
    {
        var wanted = parameter.ParameterType;
        var holdsNull = ClrShapes.AcceptsNull(wanted);
        var converter = _inputs.Bind(argument.Type, wanted, argument.HasDefault || parameter.HasDefaultValue, where);
        var absent = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (absent is not null && ClrShapes.Underlying(wanted).IsEnum) absent = Enum.ToObject(ClrShapes.Underlying(wanted), absent);
        if (absent is null && !holdsNull) absent = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(wanted);
        return new ArgumentSlot(converter, absent, NullIsAbsent: !holdsNull && parameter.HasDefaultValue);
    }

    private static Expression? Special(Type wanted, ParameterExpression context)
    {
        var request = Expression.Property(context, nameof(FieldContext.Request));
        if (wanted == typeof(RequestContext)) return request;
        if (wanted == typeof(CancellationToken)) return Expression.Property(request, nameof(RequestContext.CancellationToken));
        if (wanted == typeof(ClaimsPrincipal)) return Expression.Property(request, nameof(RequestContext.User));
        if (wanted == typeof(IServiceProvider)) return Expression.Property(request, nameof(RequestContext.Services));
        return wanted == typeof(IDataLoaders) ? Expression.Property(request, nameof(RequestContext.Loaders)) : null;
    }
}

internal static class LambdaCompiler
{
    public static T Compile<T>(LambdaExpression lambda) where T : Delegate => (T)lambda.Compile();
}
