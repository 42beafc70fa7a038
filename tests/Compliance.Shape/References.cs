using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Compliance.Shape;

/// <summary>
/// Which types of the assembly each type of it mentions: in its bases, fields, signatures, locals and in every instruction of
/// its method bodies. Types are named by their outermost type, since a nested one shares its room.
/// </summary>
internal sealed class References : IDisposable
{
    private static readonly OpCode[] Short = new OpCode[256], Long = new OpCode[256];

    private readonly PEReader file;
    private readonly MetadataReader metadata;

    static References()
    {
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!;
            if (code.Size == 1) Short[code.Value & 0xff] = code; else Long[code.Value & 0xff] = code;
        }
    }

    public References(string assembly)
    {
        file = new PEReader(File.OpenRead(assembly));
        metadata = file.GetMetadataReader();
    }

    public void Dispose() => file.Dispose();

    public IEnumerable<string> Assemblies => metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name));

    /// <summary>(who mentions, what is mentioned, in which method) for every pair of types of this assembly.</summary>
    public IEnumerable<(string From, string To, string Where)> All()
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            var from = Outermost(handle);
            foreach (var to in Declared(type)) yield return (from, to, "its declaration");
            foreach (var methodHandle in type.GetMethods())
            {
                var method = metadata.GetMethodDefinition(methodHandle);
                foreach (var to in OfMethod(method)) yield return (from, to, metadata.GetString(method.Name));
            }
        }
    }

    private HashSet<string> Declared(TypeDefinition type)
    {
        var found = new Names(this);
        found.Entity(type.BaseType);
        foreach (var i in type.GetInterfaceImplementations()) found.Entity(metadata.GetInterfaceImplementation(i).Interface);
        foreach (var f in type.GetFields()) metadata.GetFieldDefinition(f).DecodeSignature(found, null);
        foreach (var p in type.GetProperties()) metadata.GetPropertyDefinition(p).DecodeSignature(found, null);
        return found.Seen;
    }

    private HashSet<string> OfMethod(MethodDefinition method)
    {
        var found = new Names(this);
        method.DecodeSignature(found, null);
        if (method.RelativeVirtualAddress == 0) return found.Seen;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil) metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(found, null);
        foreach (var region in body.ExceptionRegions) found.Entity(region.CatchType);
        foreach (var token in Tokens(body.GetILReader())) found.Entity(token);
        return found.Seen;
    }

    /// <summary>The metadata tokens among the operands of a method body.</summary>
    private static IEnumerable<EntityHandle> Tokens(BlobReader il)
    {
        var found = new List<EntityHandle>();
        while (il.RemainingBytes > 0)
        {
            var first = il.ReadByte();
            var code = first == 0xfe ? Long[il.ReadByte()] : Short[first];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    found.Add((EntityHandle)System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    il.Offset += 4 * il.ReadInt32();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR: il.Offset += 8; break;
                case OperandType.InlineVar: il.Offset += 2; break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: il.Offset += 1; break;
                case OperandType.InlineNone: break;
                default: il.Offset += 4; break;
            }
        }
        return found;
    }

    private string Outermost(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    /// <summary>Collects the type definitions that signatures and tokens mention.</summary>
    private sealed class Names(References of) : ISignatureTypeProvider<int, object?>
    {
        public HashSet<string> Seen { get; } = [];

        public void Entity(EntityHandle handle)
        {
            if (handle.IsNil) return;
            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition: Seen.Add(of.Outermost((TypeDefinitionHandle)handle)); break;
                case HandleKind.TypeSpecification: of.metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null); break;
                case HandleKind.MethodDefinition:
                    var method = of.metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                    Seen.Add(of.Outermost(method.GetDeclaringType()));
                    method.DecodeSignature(this, null);
                    break;
                case HandleKind.FieldDefinition:
                    var field = of.metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                    Seen.Add(of.Outermost(field.GetDeclaringType()));
                    field.DecodeSignature(this, null);
                    break;
                case HandleKind.MemberReference:
                    var member = of.metadata.GetMemberReference((MemberReferenceHandle)handle);
                    Entity(member.Parent);
                    if (member.GetKind() == MemberReferenceKind.Field) member.DecodeFieldSignature(this, null); else member.DecodeMethodSignature(this, null);
                    break;
                case HandleKind.MethodSpecification:
                    var generic = of.metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                    Entity(generic.Method);
                    generic.DecodeSignature(this, null);
                    break;
            }
        }

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) { Seen.Add(of.Outermost(handle)); return 0; }
        public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) { Entity(handle); return 0; }
        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;
        public int GetArrayType(int elementType, ArrayShape shape) => 0;
        public int GetByReferenceType(int elementType) => 0;
        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;
        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;
        public int GetGenericMethodParameter(object? genericContext, int index) => 0;
        public int GetGenericTypeParameter(object? genericContext, int index) => 0;
        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;
        public int GetPinnedType(int elementType) => 0;
        public int GetPointerType(int elementType) => 0;
        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;
        public int GetSZArrayType(int elementType) => 0;
    }
}
