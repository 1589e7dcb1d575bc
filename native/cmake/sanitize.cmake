# AddressSanitizer and UndefinedBehaviorSanitizer for everything, ggml too; scripts/native/test-sanitize.ts runs the tests with it.
# Optimised, because the tests wait for it, and with line numbers. ggml reads packed blocks at odd addresses on purpose.
set(CMAKE_C_FLAGS_RELEASE "-O2 -g1 -DNDEBUG -fno-omit-frame-pointer")
set(CMAKE_CXX_FLAGS_RELEASE "${CMAKE_C_FLAGS_RELEASE}")
add_compile_options(-fsanitize=address,undefined -fno-sanitize=alignment)
add_link_options(-fsanitize=address,undefined)
# Node exports parts of the standard library that were compiled without RTTI: UBSan then takes its objects for wrong ones.
# For what is C++ and ours to load into Node; ggml has no such objects.
set(sanitize_node_options -fno-sanitize=vptr)
